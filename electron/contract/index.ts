// The whole contract. Served over a message port or a WebSocket, and called directly by the command line.
import { casesContract } from './cases.ts'
import { cluesContract } from './clues.ts'
import { libraryContract } from './library.ts'
import { modelsContract } from './models.ts'
import { photosContract } from './photos.ts'
import { placesContract } from './places.ts'
import { posteriorContract } from './posterior.ts'
import { runsContract } from './runs.ts'

export const contract = {
  cases: casesContract,
  clues: cluesContract,
  library: libraryContract,
  models: modelsContract,
  photos: photosContract,
  places: placesContract,
  posterior: posteriorContract,
  runs: runsContract,
}
export type Contract = typeof contract
