import type { Support } from '../../contract/clues.ts'
import type { PlaceLookup } from '../places/lookup.ts'

/** People assumed where the gazetteer knows no number: a small territory. */
const PEOPLE_WHERE_UNKNOWN = 50_000

/** Countries that are equally entitled to a sign share its belief by their people: photos are taken where people are. Unknown codes fall away. */
export function supportsByPopulation(codes: string[], lookup: Pick<PlaceLookup, 'country'>): Support[] {
  const known = codes.flatMap((code) => {
    const country = lookup.country(code)
    return country === null ? [] : [{ code, people: Math.max(country.population, PEOPLE_WHERE_UNKNOWN) }]
  })
  return supportsByShare(known.map(({ code, people }) => [code, people]))
}

/** Any positive weights, scaled to shares that add up to 1. */
export function supportsByShare(weights: (readonly [code: string, weight: number])[]): Support[] {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  if (total <= 0) return []
  return weights
    .map(([countryCode, weight]): Support & { kind: 'country' } => ({ kind: 'country', countryCode, share: weight / total }))
    .sort((a, b) => b.share - a.share || (a.countryCode < b.countryCode ? -1 : 1))
}
