// A run whose samples say what a test wants them to say, over a real photo, with everything real around it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EntityCheck, EntityEvent } from '../../../electron/contract/entities.ts'
import type { ModelId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createPhotoEvidence } from '../../../electron/services/evidence/photo-evidence.ts'
import { createGrounding, type Grounding } from '../../../electron/services/grounding/grounding.ts'
import { createEngine, type InferenceEngine } from '../../../electron/services/inference/engine.ts'
import type { AskRequest } from '../../../electron/services/inference/engine-protocol.ts'
import { createIntake } from '../../../electron/services/intake/intake.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { createModels } from '../../../electron/services/models/models.ts'
import { createPhotos } from '../../../electron/services/photos/photos.ts'
import { openPlaces } from '../../../electron/services/places/places.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { claimNextRun, finishRun } from '../../../electron/services/store/run-changes.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { SETTINGS, sampleRow, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { writeSignPhoto } from '../../fixtures/workbench/sign-photo.ts'

export interface GroundingRoom {
  library: Library
  engine: InferenceEngine
  grounding: Grounding
  photoId: PhotoId
  /** Every question that went to the engine. */
  asked: AskRequest[]
  bugs: unknown[]
  close(): Promise<void>
}

const GAZETTEER_FILE = join(import.meta.dirname, '../../../resources/gazetteer/dist/gazetteer.sqlite')

/** A library with one photo of a sign. */
export async function openGroundingRoom(sign: string[]): Promise<GroundingRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-grounding-'))
  const library = openLibrary({ folder, actor: 'ana' })
  const photos = createPhotos({ openChild: openNodeChild })
  const engine = createEngine({ openChild: openNodeChild })
  const places = openPlaces({ gazetteerFile: GAZETTEER_FILE })
  const bugs: unknown[] = []
  const asked: AskRequest[] = []
  const noting: InferenceEngine = {
    ...engine,
    get pid() {
      return engine.pid
    },
    ask: (request, options) => {
      asked.push(request)
      return engine.ask(request, options)
    },
  }
  const models = createModels({
    modelsFolder: join(folder, 'models'),
    adaptersFolder: join(folder, 'adapters'),
    convert: () => Promise.reject(new Error('Nothing to convert')),
  })
  const evidence = createPhotoEvidence({ library, photos, places })
  const grounding = createGrounding({ library, photos, models, engine: noting, evidence, places, onBug: (bug) => bugs.push(bug) })
  const { id: caseId } = createCase(library.write, { title: 'Signs' }, library.stamp())
  const { photo } = await createIntake({ library, photos }).addFile(caseId, await writeSignPhoto(join(folder, 'sign.jpg'), sign))
  return {
    ...{ library, engine, grounding, asked, bugs, photoId: photo!.id },
    async close() {
      await grounding.close()
      engine.close()
      photos.close()
      places.close()
      library.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A run under way whose finished samples say what is given. */
export function runSaying({ library, photoId }: GroundingRoom, reasonings: string[]): RunId {
  const settings = { ...SETTINGS, modelId: 'test-tiny' as ModelId, maxImageTokens: 64 }
  const input = { photoId, settings, modelKind: 'test' as const, rerunOf: null, sessionId: library.session }
  const runId = queueRun(library.write, input, library.stamp()).id
  claimNextRun(library.write, { sessionId: library.session, adoptOrphans: false }, library.stamp())
  for (const [number, reasoning] of reasonings.entries()) {
    addSample(
      library.write,
      { runId, sample: sampleRow(number, { reasoning }), tokenIds: [1], tokenLogProbabilities: [-1] },
      library.stamp(),
    )
  }
  return runId
}

export function finishedRunSaying(room: GroundingRoom, reasonings: string[]): RunId {
  const runId = runSaying(room, reasonings)
  finishRun(room.library.write, { runId, timings: TIMINGS }, room.library.stamp())
  return runId
}

/** Asks for the check and waits until it has ended, telling `onEvent` of what happens. */
export async function check(
  { grounding }: GroundingRoom,
  runId: RunId,
  onEvent: (event: EntityEvent) => void = () => {},
): Promise<EntityCheck> {
  const events = grounding.events.subscribe('entities')
  grounding.check(runId)
  for await (const event of events) {
    onEvent(event)
    if (event.type === 'check-changed' && event.check.runId === runId && event.check.endedAt !== null) return event.check
  }
  throw new Error('The events ended before the check did')
}
