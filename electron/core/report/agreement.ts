// Do an analyst's verdict and the first candidate of the model and the clues speak of the same place?
import type { LatLon } from '../../contract/geography.ts'
import type { VerdictPrecision } from '../../contract/judgements.ts'
import { distanceKm } from '../geography/distance.ts'
import { PRECISION_KM } from './precision.ts'

export interface Conclusion {
  precision: VerdictPrecision
  placeId: number | null
  countryCode: string | null
  at: LatLon | null
}

export interface FirstCandidate {
  placeId: number | null
  countryCode: string | null
  at: LatLon
  radiusKm: number
}

export type Agreement =
  | { kind: 'nothing-to-compare' }
  /** `distanceKm` is null where the verdict is a country or a place by its name. */
  | { kind: 'same-place'; distanceKm: number | null }
  | { kind: 'same-country'; distanceKm: number | null }
  | { kind: 'different'; distanceKm: number | null }
  | { kind: 'apart'; distanceKm: number }

/**
 * They agree where the distance between them is no larger than what both allow: the verdict by its precision, the
 * candidate by the radius that holds half of its probability.
 */
export function agreementOf(verdict: Conclusion, first: FirstCandidate | null): Agreement {
  if (!first || verdict.precision === 'undecided') return { kind: 'nothing-to-compare' }
  const distance = verdict.at ? distanceKm(verdict.at, first.at) : null
  const sameCountry = verdict.countryCode !== null && verdict.countryCode === first.countryCode
  if (verdict.precision === 'country') {
    if (verdict.countryCode === null || first.countryCode === null) return { kind: 'nothing-to-compare' }
    return sameCountry ? { kind: 'same-country', distanceKm: null } : { kind: 'different', distanceKm: distance }
  }
  if (verdict.placeId !== null && verdict.placeId === first.placeId) return { kind: 'same-place', distanceKm: distance }
  if (distance === null) return { kind: 'nothing-to-compare' }
  if (distance <= (PRECISION_KM[verdict.precision] ?? 0) + first.radiusKm) return { kind: 'same-place', distanceKm: distance }
  if (sameCountry) return { kind: 'same-country', distanceKm: distance }
  return verdict.countryCode !== null && first.countryCode !== null
    ? { kind: 'different', distanceKm: distance }
    : { kind: 'apart', distanceKm: distance }
}
