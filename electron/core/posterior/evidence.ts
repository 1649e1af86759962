import type { Clue, Support } from '../../contract/clues.ts'
import type { CountryCode, LatLon } from '../../contract/geography.ts'
import type { ClueId, PlaceId } from '../../contract/ids.ts'
import type { AnswerReading } from '../places/lookup.ts'
import { independentClues } from './clue-groups.ts'
import { LARGEST_WEIGHT } from './method.ts'
import { placeRadiusKm } from './place-radius.ts'

/** What the samples of one model run came to. */
export interface ReadSample {
  number: number
  /** Shares add up to 1; empty when unresolved. */
  readings: AnswerReading[]
  /** The name nobody knows, as written; null when resolved or when nothing was named. */
  unresolved: string | null
}

/** A named point with its share of the belief of what names it. */
export interface PlaceTarget {
  placeId: PlaceId | null
  name: string
  countryCode: CountryCode | null
  /** Null where only the code was given. */
  countryName: string | null
  admin1Name: string | null
  at: LatLon
  radiusKm: number
  share: number
}

/** One factor of the posterior, (1 − weight) + weight · Σ share · D(x)/P0(x). Shares add up to 1; `neutral` counts as the prior itself. */
export interface Evidence {
  weight: number
  places: PlaceTarget[]
  countries: { countryCode: CountryCode; share: number }[]
  neutral: number
}

/** Who names what: kept beside the factors, for saying what speaks for a candidate. */
export interface Witness {
  sample: number | null
  clue: ClueId | null
  places: PlaceTarget[]
  countries: { countryCode: CountryCode; share: number }[]
}

const clampedWeight = (weight: number) => Math.min(LARGEST_WEIGHT, Math.max(0, Number.isFinite(weight) ? weight : 0))

/** Scales shares to a sum of 1 (stored figures are rounded) and drops what is not a positive number. */
function normalised<T extends { share: number }>(parts: T[]): T[] {
  const sound = parts.filter((part) => part.share > 0 && Number.isFinite(part.share))
  const total = sound.reduce((sum, part) => sum + part.share, 0)
  return total > 0 ? sound.map((part) => ({ ...part, share: part.share / total })) : []
}

function placeOfReading(reading: Extract<AnswerReading, { kind: 'place' }>): PlaceTarget {
  const { id, name, countryCode, countryName, admin1Name, lat, lon, population } = reading.place
  return {
    placeId: id,
    name,
    countryCode,
    countryName,
    admin1Name,
    at: { lat, lon },
    radiusKm: placeRadiusKm(population),
    share: reading.share,
  }
}

export function witnessOfSample(sample: ReadSample): Witness {
  const readings = normalised(sample.readings)
  return {
    sample: sample.number,
    clue: null,
    places: readings.flatMap((reading) => (reading.kind === 'place' ? [placeOfReading(reading)] : [])),
    countries: readings.flatMap((reading) =>
      reading.kind === 'country' ? [{ countryCode: reading.country.code, share: reading.share }] : [],
    ),
  }
}

export function witnessOfClue(clue: { id: ClueId; supports: Support[] }): Witness {
  const supports = normalised(clue.supports)
  return {
    sample: null,
    clue: clue.id,
    places: supports.flatMap((support) => (support.kind === 'place' ? [{ ...support, countryName: null, admin1Name: null }] : [])),
    countries: supports.flatMap((support) => (support.kind === 'country' ? [support] : [])),
  }
}

/**
 * The samples as one factor: their mean is a mixture, so disagreeing samples share the belief instead of cancelling it, and
 * mean((1−ρ) + ρ·Dᵢ/P0) = (1−ρ) + ρ·mean(Dᵢ/P0). An unresolved sample counts as the prior.
 */
export function evidenceOfSamples(samples: ReadSample[], modelReliability: number): Evidence | null {
  const weight = clampedWeight(modelReliability)
  if (weight === 0 || samples.length === 0) return null
  const evidence: Evidence = { weight, places: [], countries: [], neutral: 0 }
  for (const sample of samples) {
    const witness = witnessOfSample(sample)
    if (witness.places.length + witness.countries.length === 0) evidence.neutral += 1 / samples.length
    for (const place of witness.places) evidence.places.push({ ...place, share: place.share / samples.length })
    for (const country of witness.countries) evidence.countries.push({ ...country, share: country.share / samples.length })
  }
  return evidence
}

/** One factor for each independent clue that is in the posterior and not rejected. */
export function evidenceOfClues(clues: Clue[]): Evidence[] {
  return independentClues(clues).map(({ clue, weight }) => evidenceOfClue(clue, weight))
}

/** The factor of one clue at a weight. */
export const evidenceOfClue = (clue: Clue, weight: number): Evidence => ({
  ...witnessOfClue(clue),
  weight: clampedWeight(weight),
  neutral: 0,
})
