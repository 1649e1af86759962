import type { DriftPhoto, DriftSummary } from '../../contract/drift.ts'

/** City, region, country and continent, as geolocation is usually judged (Hays & Efros 2008). */
const RADII_KM = [25, 200, 750, 2500]

/** All photos together: tokens count alike, so a long answer counts more than a short one. `located` are those whose place is known. */
export function summariseDrift(photos: readonly DriftPhoto[], located: readonly DriftPhoto[]): DriftSummary {
  const tokens = sum(photos, (photo) => photo.tokens)
  return {
    tokens,
    agreement: sum(photos, (photo) => photo.sameChoices) / tokens,
    meanDivergence: sum(photos, (photo) => photo.meanDivergence * photo.tokens) / tokens,
    maxDivergence: Math.max(...photos.map((photo) => photo.maxDivergence)),
    sameAnswers: photos.filter((photo) => photo.commonTokens === photo.tokens).length,
    accuracy: located.length === 0 ? null : { photos: located.length, withinKm: RADII_KM.map((km) => within(km, located)) },
  }
}

function within(km: number, photos: readonly DriftPhoto[]) {
  const count = (errorOf: (photo: DriftPhoto) => number | null) =>
    photos.filter((photo) => (errorOf(photo) ?? Number.POSITIVE_INFINITY) <= km).length
  return { km, reference: count((photo) => photo.referenceErrorKm), quantised: count((photo) => photo.errorKm) }
}

const sum = (photos: readonly DriftPhoto[], of: (photo: DriftPhoto) => number) => photos.reduce((total, photo) => total + of(photo), 0)
