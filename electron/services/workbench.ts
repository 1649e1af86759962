// The workbench: all services over one library, put together. Every host (desktop, browser, command line, test) runs this.
import { fileURLToPath } from 'node:url'
import type { CaseRecord } from '../contract/cases.ts'
import { createAnswers } from './answers/answers.ts'
import { createArchives } from './archives/archives.ts'
import type { OpenChild } from './children/line.ts'
import { createPhotoEvidence } from './evidence/photo-evidence.ts'
import { createReadAhead } from './evidence/read-ahead.ts'
import { createFiles, type Files } from './files/files.ts'
import { createMadeFiles } from './files/made-files.ts'
import { createPreviews } from './files/previews.ts'
import { createTiles } from './files/tiles.ts'
import { createGrounding } from './grounding/grounding.ts'
import { createEngine } from './inference/engine.ts'
import { createIntake } from './intake/intake.ts'
import { createIntakeDesk } from './intake/intake-desk.ts'
import { addSamplePhotos } from './intake/sample-photos.ts'
import { openLibrary } from './library/open-library.ts'
import { createMapExports } from './map-exchange/map-exports.ts'
import { createMapFiles } from './map-exchange/map-files.ts'
import { createDownloads } from './models/downloads/downloads.ts'
import type { Secrets } from './models/downloads/hub-token.ts'
import { createFits } from './models/fits.ts'
import { createKeptChoices } from './models/kept-choices.ts'
import { createModels } from './models/models.ts'
import { createSelfTests } from './models/self-tests.ts'
import { createTransfers } from './models/transfers.ts'
import { createPacks } from './packs/packs.ts'
import { createPhotos } from './photos/photos.ts'
import { GAZETTEER_FILE, openPlaces } from './places/places.ts'
import { findChromiumPrinter } from './reports/chromium-printer.ts'
import type { FindPagePrinter } from './reports/page-printer.ts'
import { createReports } from './reports/reports.ts'
import { createRouter, type WorkbenchRouter } from './router/router.ts'
import { followBusy } from './runs/follow-busy.ts'
import { locatePhoto } from './runs/locate-photo.ts'
import { createRunEvents } from './runs/run-events.ts'
import { createRunQueue } from './runs/run-queue.ts'
import { createRuns } from './runs/runs.ts'
import { noteRefusal } from './store/departures.ts'

export interface WorkbenchOptions {
  libraryFolder: string
  openChild: OpenChild
  version: string
  /** Take over what a process that is gone left in the queue; for the hosts that stay open. */
  adoptOrphans: boolean
  /** Read the clues of a photo when it is added or looked at, not only when it is located; for the hosts that stay open. */
  readOnArrival: boolean
  /** Where models of the user's own lie; inside the library unless said. */
  modelsFolder?: string
  /** Prints reports; the system's own Chromium unless the host has a printer. */
  findPrinter?: FindPagePrinter
  /** A keychain, where the host has one. */
  secrets?: Secrets
  /** Told of bugs: the people only learn that something broke. */
  onBug: (error: unknown) => void
}

export interface Workbench {
  router: WorkbenchRouter
  files: Files
  /** Into the ledger: whom a part of the program tried to reach. Nothing was sent. */
  noteRefusal(destination: string, by: string): void
  /** Calls back whenever a run begins while none was under way, or the last one ends. */
  onBusy(listener: (busy: boolean) => void): void
  /** On a library without any case. */
  addSamples(): Promise<CaseRecord[]>
  /** Ends the children and lets go of the library; what is under way is marked interrupted. */
  close(): Promise<void>
}

const BASEMAP_FOLDER = fileURLToPath(new URL('../../resources/basemap/dist', import.meta.url))

/** Throws the `ProblemError`s of opening a library and of the gazetteer. */
export async function createWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { openChild, onBug } = options
  const places = openPlaces({ gazetteerFile: GAZETTEER_FILE })
  const library = openedOr(places.close, () => openLibrary({ folder: options.libraryFolder }))
  const photos = createPhotos({ openChild })
  const engine = createEngine({ openChild })
  const modelsFolder = options.modelsFolder ?? `${library.folder}/models`
  const kept = createKeptChoices(library)
  const models = createModels({
    modelsFolder,
    adaptersFolder: `${library.folder}/adapters`,
    choicesOf: kept.choices,
    convert: (order, { signal, onProgress }) =>
      engine.convert(order, { ...(signal && { signal }), onEvent: ({ bytesDone, bytesTotal }) => onProgress?.(bytesDone / bytesTotal) }),
  })
  const downloads = createDownloads({ library, modelsFolder, secrets: options.secrets ?? null, onBug })
  const fits = createFits({ models, engine })
  const selfTests = createSelfTests({ library, models, fits, engine, kept })
  const transfers = createTransfers({ models, modelsFolder })
  const evidence = createPhotoEvidence({ library, photos, places })
  const answers = createAnswers({ library, places, models })
  const events = createRunEvents()
  const grounding = createGrounding({ library, photos, models, engine, evidence, places, onBug })
  const queue = createRunQueue({
    library,
    events,
    work: async (run, signal) => {
      await locatePhoto(run, { library, photos, evidence, models, fits, engine, places, answers, events }, signal)
      // A process that ends with its runs would only leave a check behind that has hardly begun.
      if (options.adoptOrphans) grounding.afterRun(run.id)
    },
    adoptOrphans: options.adoptOrphans,
    onBug,
  })
  const runs = createRuns({ library, models, events, queue })
  const previews = createPreviews({ library, photos })
  const tiles = createTiles({ library, photos })
  const packs = createPacks({ library })
  const made = createMadeFiles()
  const archives = createArchives({ library, made, version: options.version })
  const reports = createReports({
    ...{ library, places, answers, previews, made, version: options.version, basemapFolder: BASEMAP_FOLDER },
    entitiesOf: grounding.ofRun,
    findPrinter: options.findPrinter ?? (() => findChromiumPrinter()),
  })

  const closing = new AbortController()
  const readAhead = options.readOnArrival ? createReadAhead(evidence, { signal: closing.signal, onBug }) : null
  const onArrival = readAhead ? { onAdded: readAhead.later } : {}
  const intake = createIntake({ library, photos, ...onArrival })
  const desk = createIntakeDesk({ library, photos, adoptOrphans: options.adoptOrphans, onBug, ...onArrival })
  if (options.adoptOrphans) queue.wake()

  return {
    router: createRouter({
      library,
      reports,
      places,
      models,
      fits,
      selfTests,
      transfers,
      engine,
      answers,
      archives,
      downloads,
      events,
      grounding,
      runs,
      packs,
      desk,
      intake,
      tiles,
      onLookedAt: (photoId) => readAhead?.next(photoId),
      mapExports: createMapExports({ library, answers, made, version: options.version }),
      version: options.version,
      onBug,
    }),
    files: createFiles({
      library,
      previews,
      tiles,
      packs,
      desk,
      archives,
      mapFiles: createMapFiles({ library }),
      made,
      basemapFolder: BASEMAP_FOLDER,
    }),
    // Their clues are read when they are located: a dozen at once would keep a first start busy for minutes.
    addSamples: () => addSamplePhotos(library, createIntake({ library, photos })),
    onBusy: (listener) => followBusy(events, listener),
    noteRefusal: (destination, by) => noteRefusal(library.write, { destination, purpose: by }, library.byProgram()),
    async close() {
      closing.abort(new DOMException('Whereabouts is closing', 'AbortError'))
      const drained = Promise.all([queue.close(), desk.close(), grounding.close(), downloads.close()])
      engine.close()
      photos.close()
      await drained
      await made.close()
      await packs.close()
      library.close()
      places.close()
    },
  }
}

/** Lets go of what was opened before where this cannot be opened. */
function openedOr<Opened>(letGo: () => void, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    letGo()
    throw error
  }
}
