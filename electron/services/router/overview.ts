import type { Library } from '../library/library.ts'
import { mapPoints } from '../store/map-points.ts'
import { overviewOfCases, overviewOfPhoto, overviewOfPhotos } from '../store/overview.ts'
import { vocabulary } from '../store/vocabulary.ts'
import type { ContractWithErrors } from './base.ts'

export function overviewRouter({ overview }: ContractWithErrors, library: Library) {
  return overview.router({
    cases: overview.cases.handler(({ input }) => overviewOfCases(library.read, input)),
    photos: overview.photos.handler(({ input }) => overviewOfPhotos(library.read, input)),
    photo: overview.photo.handler(({ input }) => overviewOfPhoto(library.read, input)),
    points: overview.points.handler(({ input }) => mapPoints(library.read, input)),
    vocabulary: overview.vocabulary.handler(() => vocabulary(library.read)),
  })
}
