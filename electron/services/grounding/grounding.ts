import { EventPublisher } from '@orpc/server'
import type { EntitiesOfRun, EntityCheck, EntityEvent } from '../../contract/entities.ts'
import type { RunId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import { THRESHOLDS } from '../../core/entities/model-witness.ts'
import { hasEnded } from '../../core/jobs/run-state.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { ProblemError, problemOf } from '../../core/problem.ts'
import { endEntityCheck, getEntityCheck, listFindings, queueEntityCheck, startEntityCheck } from '../store/entity-checks.ts'
import { getRun } from '../store/runs.ts'
import type { Stamp } from '../store/stamp.ts'
import { type CheckServices, checkEntities, MOST_ASKED } from './check-entities.ts'
import { entitiesOfRun, namedInRun } from './entities-of-run.ts'
import { createNamedPlaces } from './named-places.ts'

export type EntityEvents = EventPublisher<{ entities: EntityEvent }>

export interface Grounding {
  ofRun(runId: RunId): EntitiesOfRun
  /** Puts a check into the queue; returns at once. A check that is in it already goes on. */
  check(runId: RunId): EntityCheck
  cancel(runId: RunId): EntityCheck
  /** For a run that has just finished: checks it if its settings say so. */
  afterRun(runId: RunId): void
  events: EntityEvents
  /** Stops what is under way; it shows as interrupted and can be gone on with. */
  close(): Promise<void>
}

export interface GroundingOptions extends CheckServices {
  places: PlaceLookup
  onBug: (error: unknown) => void
}

/** Version of lexicon and rules; kept with every check. */
const METHOD = { entities: 1, ...THRESHOLDS }
const BUFFERED_EVENTS = 5000

/** Checks of what runs claim to see, one at a time: the engine holds one model. Nothing here enters the posterior. */
export function createGrounding({ places, onBug, ...services }: GroundingOptions): Grounding {
  const { library } = services
  const events: EntityEvents = new EventPublisher({ maxBufferedEvents: BUFFERED_EVENTS })
  const namedPlaces = createNamedPlaces(places)
  const waiting: RunId[] = []
  let underWay: { runId: RunId; controller: AbortController } | null = null
  let draining: Promise<void> | null = null
  let closed = false

  // Cancelled by another process.
  const stopWatching = library.onChange(() => {
    if (underWay && stateNow(underWay.runId) === 'cancelled') underWay.controller.abort(stopped())
  })

  function stateNow(runId: RunId): EntityCheck['state'] | null {
    try {
      return getEntityCheck(library.read, runId).state
    } catch (error) {
      if (!problemOf(error)) onBug(error)
      return null
    }
  }

  const tell = (check: EntityCheck): EntityCheck => {
    events.publish('entities', { type: 'check-changed', check })
    return check
  }

  function queue(runId: RunId, stamp: Stamp): EntityCheck {
    const { state } = getEntityCheck(library.read, runId)
    // One that is being stopped may be asked for again at once: it waits for its own end.
    const goesOn = underWay?.runId === runId && !underWay.controller.signal.aborted
    if (waiting.includes(runId) || goesOn) return getEntityCheck(library.read, runId)
    if (state === 'running' || state === 'waiting') throw new ProblemError(ELSEWHERE)
    if (!hasEnded(getRun(library.read, runId).state)) throw new ProblemError(STILL_WRITING)
    const known = listFindings(library.read, runId)
    const open = namedInRun(library, runId).entities.filter(({ key }) => !known.has(key)).length
    const total = known.size + Math.min(open, MOST_ASKED)
    const check = tell(queueEntityCheck(library.write, { runId, sessionId: library.session, method: METHOD, total }, stamp))
    waiting.push(runId)
    wake()
    return check
  }

  function wake(): void {
    draining ??= drain()
      .catch(onBug)
      .finally(() => {
        draining = null
        if (waiting.length > 0 && !closed) wake()
      })
  }

  async function drain(): Promise<void> {
    // Whoever asked is answered first.
    await Promise.resolve()
    for (let runId = waiting.shift(); runId && !closed; runId = waiting.shift()) await work(runId)
  }

  async function work(runId: RunId): Promise<void> {
    const controller = new AbortController()
    underWay = { runId, controller }
    const { signal } = controller
    try {
      tell(startEntityCheck(library.write, runId))
      const listeners = {
        onStage: (stage: Extract<EntityEvent, { type: 'check-progressed' }>['stage'], fraction: number | null) =>
          events.publish('entities', { type: 'check-progressed', runId, stage, fraction }),
        onFinding: (key: string, finding: Extract<EntityEvent, { type: 'entity-checked' }>['finding']) =>
          events.publish('entities', { type: 'entity-checked', runId, key, finding }),
      }
      await checkEntities(getRun(library.read, runId), services, listeners, signal)
      tell(endEntityCheck(library.write, { runId, state: 'finished' }, library.byProgram()))
    } catch (error) {
      // What is under way when the program closes is found interrupted by whoever opens the library next.
      if (!closed && !waiting.includes(runId)) endUnfinished(runId, error, signal)
    } finally {
      underWay = null
    }
  }

  function endUnfinished(runId: RunId, error: unknown, signal: AbortSignal): void {
    const problem = problemOf(error)
    if (!problem && !signal.aborted) onBug(error)
    try {
      const ended = signal.aborted
        ? endEntityCheck(library.write, { runId, state: 'cancelled' }, library.stamp())
        : endEntityCheck(library.write, { runId, state: 'failed', problem: problem ?? SOMETHING_BROKE }, library.byProgram())
      tell(ended)
    } catch (unsaved) {
      const why = problemOf(unsaved)
      if (!why) throw unsaved
      // A full disk: not yet in the library, but whoever waits must know that nothing more comes.
      tell({ ...getEntityCheck(library.read, runId), state: 'failed', problem: why })
    }
  }

  return {
    events,
    ofRun: (runId) => entitiesOfRun(library, namedPlaces, runId),
    check: (runId) => queue(runId, library.stamp()),
    cancel(runId) {
      const at = waiting.indexOf(runId)
      if (at >= 0) waiting.splice(at, 1)
      const check = tell(endEntityCheck(library.write, { runId, state: 'cancelled' }, library.stamp()))
      if (underWay?.runId === runId) underWay.controller.abort(stopped())
      return check
    },
    afterRun(runId) {
      const run = getRun(library.read, runId)
      if (closed || run.state !== 'finished' || !run.settings.checkEntities) return
      queue(runId, library.byProgram())
    },
    async close() {
      closed = true
      stopWatching()
      underWay?.controller.abort(stopped())
      await draining
    },
  }
}

const stopped = () => new DOMException('The check was stopped', 'AbortError')

const STILL_WRITING: Problem = {
  code: 'run-under-way',
  message: 'This run is still under way.',
  remedy: 'Wait until it has ended, or cancel it; then check what it claims to see.',
}
const ELSEWHERE: Problem = {
  code: 'check-under-way',
  message: 'Another window of Whereabouts is checking this run already.',
  remedy: 'Wait for it, or cancel it here and start again.',
}
const SOMETHING_BROKE: Problem = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke during this check.',
  remedy: 'Start the check again; what was checked already is kept.',
}
