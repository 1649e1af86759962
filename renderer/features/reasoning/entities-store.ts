import { create } from 'zustand'
import type { CheckStage, EntitiesOfRun, EntityCheck, EntityEvent } from '../../../electron/contract/entities.ts'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { cancelCheck, checkEntities, followChecks, getEntities } from './api.ts'

interface EntitiesState {
  runId: RunId | null
  /** Null until the run's words have been looked through. */
  found: EntitiesOfRun | null
  progress: { stage: CheckStage; fraction: number | null } | null
  cancelling: boolean
  problem: Problem | null
  /** The entity that is lit up in the words and on the photo. */
  lit: string | null
  /** The entity whose details are open. */
  chosen: string | null
  boxesShown: boolean
  open(runId: RunId | null): Promise<void>
  refresh(): Promise<void>
  apply(event: EntityEvent): void
  check(): Promise<void>
  cancel(): Promise<void>
  light(key: string | null): void
  choose(key: string | null): void
  toggleBoxes(): void
}

export const useEntities = create<EntitiesState>()((set, get) => {
  const putCheck = (check: EntityCheck) =>
    set(({ found, progress }) => ({
      found: found && { ...found, check },
      progress: check.state === 'running' ? progress : null,
      cancelling: false,
    }))
  const attempt = async (work: (runId: RunId) => Promise<void>) => {
    const { runId } = get()
    if (!runId) return
    set({ problem: null })
    try {
      await work(runId)
    } catch (error) {
      if (get().runId === runId) set({ problem: problemFrom(error), cancelling: false })
    }
  }
  return {
    runId: null,
    found: null,
    progress: null,
    cancelling: false,
    problem: null,
    lit: null,
    chosen: null,
    boxesShown: true,
    async open(runId) {
      if (get().runId !== runId) {
        set({ runId, found: null, progress: null, cancelling: false, problem: null, lit: null, chosen: null })
      }
      await get().refresh()
    },
    refresh: () =>
      attempt(async (runId) => {
        const found = await getEntities(runId)
        if (get().runId === runId) set({ found })
      }),
    apply(event) {
      if (event.type === 'check-changed') {
        if (event.check.runId === get().runId) putCheck(event.check)
        return
      }
      if (event.runId !== get().runId) return
      if (event.type === 'check-progressed') {
        set({ progress: { stage: event.stage, fraction: event.fraction } })
        return
      }
      const { key, finding } = event
      set(({ found }) => ({
        found: found && {
          ...found,
          entities: found.entities.map((entity) => (entity.key === key ? { ...entity, ...finding } : entity)),
          check: { ...found.check, done: Math.min(found.check.total, countChecked(found) + (wasChecked(found, key) ? 0 : 1)) },
        },
      }))
    },
    check: () => attempt(async (runId) => putCheck(await checkEntities(runId))),
    cancel: () =>
      attempt(async (runId) => {
        set({ cancelling: true })
        putCheck(await cancelCheck(runId))
      }),
    light(lit) {
      if (get().lit !== lit) set({ lit })
    },
    choose(chosen) {
      set({ chosen })
    },
    toggleBoxes() {
      set(({ boxesShown }) => ({ boxesShown: !boxesShown }))
    },
  }
})

const countChecked = ({ entities }: EntitiesOfRun) => entities.filter(({ checkedAt }) => checkedAt !== null).length
const wasChecked = ({ entities }: EntitiesOfRun, key: string) => entities.some((entity) => entity.key === key && entity.checkedAt !== null)

/** Keeps the store told of checks, for as long as the page lives. */
export const followEntities = (): (() => void) =>
  followChecks(
    (event) => useEntities.getState().apply(event),
    () => void useEntities.getState().refresh(),
  )
