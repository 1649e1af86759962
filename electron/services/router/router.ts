import type { Answers } from '../answers/answers.ts'
import type { Archives } from '../archives/archives.ts'
import type { Tiles } from '../files/tiles.ts'
import type { Grounding } from '../grounding/grounding.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { IntakeDesk } from '../intake/intake-desk.ts'
import type { MapExports } from '../map-exchange/map-exports.ts'
import type { Downloads } from '../models/downloads/downloads.ts'
import type { Fits } from '../models/fits.ts'
import type { Models } from '../models/models.ts'
import type { SelfTests } from '../models/self-tests.ts'
import type { Transfers } from '../models/transfers.ts'
import type { Packs } from '../packs/packs.ts'
import type { Places } from '../places/places.ts'
import type { Reports } from '../reports/reports.ts'
import type { RunEvents } from '../runs/run-events.ts'
import type { Runs } from '../runs/runs.ts'
import { actsRouter } from './acts.ts'
import { archivesRouter } from './archives.ts'
import { contractWithErrors } from './base.ts'
import { careRouter } from './care.ts'
import { casesRouter } from './cases.ts'
import { cluesRouter } from './clues.ts'
import { downloadsRouter } from './downloads.ts'
import { entitiesRouter } from './entities.ts'
import { groupsRouter } from './groups.ts'
import { hintsRouter } from './hints.ts'
import { intakeRouter } from './intake.ts'
import { ledgerRouter } from './ledger.ts'
import { libraryRouter } from './library.ts'
import { mapExchangeRouter } from './map-exchange.ts'
import { modelsRouter } from './models.ts'
import { overviewRouter } from './overview.ts'
import { packsRouter } from './packs.ts'
import { type PhotosRouterServices, photosRouter } from './photos.ts'
import { placesRouter } from './places.ts'
import { posteriorRouter } from './posterior.ts'
import { reportsRouter } from './reports.ts'
import { runsRouter } from './runs.ts'
import { settingsRouter } from './settings.ts'
import { viewsRouter } from './views.ts'

export interface RouterServices extends PhotosRouterServices {
  answers: Answers
  desk: IntakeDesk
  archives: Archives
  downloads: Downloads
  engine: InferenceEngine
  events: RunEvents
  grounding: Grounding
  mapExports: MapExports
  models: Models
  fits: Fits
  selfTests: SelfTests
  packs: Packs
  places: Places
  reports: Reports
  runs: Runs
  tiles: Tiles
  transfers: Transfers
  version: string
  onBug: (error: unknown) => void
}

/** Fills in the whole contract. Every argument is validated by the contract's schemas before a handler sees it. */
export function createRouter(services: RouterServices) {
  const { library, places } = services
  const os = contractWithErrors(services.onBug)
  return os.router({
    acts: actsRouter(os, library, services.desk),
    care: careRouter(os, library),
    archives: archivesRouter(os, library, services.archives),
    cases: casesRouter(os, library),
    clues: cluesRouter(os, library, services.answers, places),
    downloads: downloadsRouter(os, services.downloads, services.models),
    entities: entitiesRouter(os, services.grounding),
    ledger: ledgerRouter(os, library),
    groups: groupsRouter(os, library),
    intake: intakeRouter(os, library, services.desk),
    library: libraryRouter(os, library, services.version),
    hints: hintsRouter(os, library),
    mapExchange: mapExchangeRouter(os, library, services.mapExports),
    models: modelsRouter(os, services.models, services.fits, services.selfTests, services.transfers, services.engine),
    overview: overviewRouter(os, library),
    packs: packsRouter(os, services.packs),
    photos: photosRouter(os, services),
    places: placesRouter(os, places),
    posterior: posteriorRouter(os, library, services.answers),
    reports: reportsRouter(os, services.reports),
    runs: runsRouter(os, library, services.runs, services.events),
    settings: settingsRouter(os, library),
    views: viewsRouter(os, library, services.tiles),
  })
}

export type WorkbenchRouter = ReturnType<typeof createRouter>
