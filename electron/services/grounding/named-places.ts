import type { NamedPlace } from '../../contract/entities.ts'
import type { RunId } from '../../contract/ids.ts'
import type { Sample } from '../../contract/runs.ts'
import { findPlaceNames } from '../../core/places/find-place-names.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'

export type NamedPlaces = (runId: RunId, samples: readonly Sample[]) => NamedPlace[]

/** A reasoning is never this long; what is, is not read to its end. */
const MOST_CHARACTERS = 40_000
const SAMPLES_KEPT = 512

/** The places that reasonings name. Each sample's words are looked through once. */
export function createNamedPlaces(lookup: PlaceLookup): NamedPlaces {
  const kept = new Map<string, string[]>()

  function namesIn(runId: RunId, { number, answer }: Sample): string[] {
    const key = `${runId} ${number}`
    const known = kept.get(key)
    if (known) return known
    const names = new Set<string>()
    for (const { countries, places } of findPlaceNames((answer.reasoning ?? '').slice(0, MOST_CHARACTERS), lookup, { limit: 1 })) {
      const name = countries[0]?.country.name ?? places[0]?.place.name
      if (name) names.add(name)
    }
    const found = [...names]
    kept.set(key, found)
    if (kept.size > SAMPLES_KEPT) kept.delete(kept.keys().next().value!)
    return found
  }

  return (runId, samples) => {
    const byName = new Map<string, number[]>()
    for (const sample of samples) {
      for (const name of namesIn(runId, sample)) byName.set(name, [...(byName.get(name) ?? []), sample.number])
    }
    return [...byName]
      .map(([name, numbers]) => ({
        name,
        samples: numbers,
        answeredBy: samples.filter((sample) => answers(sample, name)).map(({ number }) => number),
      }))
      .sort((a, b) => b.samples.length - a.samples.length)
  }
}

function answers({ resolvedName, answer }: Sample, name: string): boolean {
  return [...(resolvedName?.split(', ') ?? []), answer.city, answer.country].includes(name)
}
