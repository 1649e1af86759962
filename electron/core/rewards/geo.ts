import type { Answer } from '../../contract/runs.ts'
import { foldName } from '../places/fold-name.ts'

/** The published code rewards the country alone with 0.2. */
export const ALPHA = 0.8

export interface GeoTruth {
  /** Every name of the country that counts as right; of the city likewise. */
  acceptedCountries: readonly string[]
  acceptedCities: readonly string[]
}

/**
 * R_geo = I[country]·(α·I[city] + (1−α)), 0..1: Li et al., arXiv 2506.14674. A name is right where its folded form is that of an
 * accepted one, and never by a part of it.
 */
export function geoReward({ country, city }: Pick<Answer, 'country' | 'city'>, truth: GeoTruth, alpha = ALPHA): number {
  if (!isAccepted(country, truth.acceptedCountries)) return 0
  return alpha * Number(isAccepted(city, truth.acceptedCities)) + (1 - alpha)
}

function isAccepted(name: string | null, accepted: readonly string[]): boolean {
  const folded = name === null ? '' : foldName(name)
  return folded !== '' && accepted.some((each) => foldName(each) === folded)
}
