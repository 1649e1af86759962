import type { NamedPlace } from '../../contract/entities.ts'
import type { RunId } from '../../contract/ids.ts'
import type { Sample } from '../../contract/runs.ts'
import { findPlaceNames } from '../../core/places/find-place-names.ts'
import { foldName } from '../../core/places/fold-name.ts'
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
    // By folded name, so that accents and capitals make no second place of it.
    const names = new Map<string, string>()
    for (const { quote, countries, places } of findPlaceNames((answer.reasoning ?? '').slice(0, MOST_CHARACTERS), lookup, { limit: 1 })) {
      // “Portuguese text” names a language, not a country.
      const country = countries.find(({ matched }) => matched !== 'demonym' && matched !== 'code')
      const name = country?.country.name ?? (places.length > 0 && countries.length === 0 ? quote : null)
      if (name) names.set(foldName(name), name)
    }
    const found = [...names.values()]
    kept.set(key, found)
    if (kept.size > SAMPLES_KEPT) kept.delete(kept.keys().next().value!)
    return found
  }

  return (runId, samples) => {
    const byName = new Map<string, { name: string; numbers: number[] }>()
    for (const sample of samples) {
      for (const name of namesIn(runId, sample)) {
        const one = byName.get(foldName(name)) ?? { name, numbers: [] }
        byName.set(foldName(name), one)
        one.numbers.push(sample.number)
      }
    }
    return [...byName.values()]
      .map(({ name, numbers }) => ({
        name,
        samples: numbers,
        answeredBy: samples.filter((sample) => answers(sample, name)).map(({ number }) => number),
      }))
      .sort((a, b) => b.samples.length - a.samples.length)
  }
}

function answers({ resolvedName, answer }: Sample, name: string): boolean {
  const wanted = foldName(name)
  return [...(resolvedName?.split(', ') ?? []), answer.city, answer.country].some((part) => part !== null && foldName(part) === wanted)
}
