// The whole contract. Served over a message port or a WebSocket, and called directly by the command line.
import { oc } from '@orpc/contract'
import { actsContract } from './acts.ts'
import { archivesContract } from './archives.ts'
import { careContract } from './care.ts'
import { casesContract } from './cases.ts'
import { cluesContract } from './clues.ts'
import { downloadsContract } from './downloads.ts'
import { entitiesContract } from './entities.ts'
import { groupsContract } from './groups.ts'
import { hintsContract } from './hints.ts'
import { intakeContract } from './intake.ts'
import { ledgerContract } from './ledger.ts'
import { libraryContract } from './library.ts'
import { mapExchangeContract } from './map-exchange.ts'
import { modelsContract } from './models.ts'
import { overviewContract } from './overview.ts'
import { packsContract } from './packs.ts'
import { photosContract } from './photos.ts'
import { placesContract } from './places.ts'
import { posteriorContract } from './posterior.ts'
import { problem } from './problem.ts'
import { reportsContract } from './reports.ts'
import { runsContract } from './runs.ts'
import { settingsContract } from './settings.ts'
import { viewsContract } from './views.ts'

/** Every procedure may fail with `PROBLEM`, whose data is a `Problem`; anything else is a bug and says nothing. */
export const contract = oc.errors({ PROBLEM: { status: 422, data: problem } }).router({
  acts: actsContract,
  care: careContract,
  archives: archivesContract,
  cases: casesContract,
  clues: cluesContract,
  downloads: downloadsContract,
  entities: entitiesContract,
  ledger: ledgerContract,
  groups: groupsContract,
  intake: intakeContract,
  library: libraryContract,
  hints: hintsContract,
  mapExchange: mapExchangeContract,
  models: modelsContract,
  overview: overviewContract,
  packs: packsContract,
  photos: photosContract,
  places: placesContract,
  posterior: posteriorContract,
  reports: reportsContract,
  runs: runsContract,
  settings: settingsContract,
  views: viewsContract,
})
export type Contract = typeof contract
