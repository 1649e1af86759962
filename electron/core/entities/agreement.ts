// What the samples of a run have in common.
import type { Sample } from '../../contract/runs.ts'

export type AgreementLevel = 'all' | 'most' | 'few' | 'one'

/** How many samples share something: all, more than half, at least two, or one. With a single sample everything is said by one. */
export function agreementLevel(samples: number, finished: number): AgreementLevel {
  if (samples <= 1) return 'one'
  if (samples >= finished) return 'all'
  return samples * 2 > finished ? 'most' : 'few'
}

export interface AgreementGroup<Shared> {
  level: AgreementLevel
  shared: Shared[]
}

/** In the order all, most, few, one; empty groups are left out. Within a group what more samples share comes first. */
export function groupByAgreement<Shared extends { samples: readonly number[] }>(
  shared: readonly Shared[],
  finished: number,
): AgreementGroup<Shared>[] {
  const groups = new Map<AgreementLevel, Shared[]>([
    ['all', []],
    ['most', []],
    ['few', []],
    ['one', []],
  ])
  for (const one of shared) groups.get(agreementLevel(one.samples.length, finished))!.push(one)
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([level, members]) => ({ level, shared: members.toSorted((a, b) => b.samples.length - a.samples.length) }))
}

export interface AnswerCount {
  /** As resolved, else as written; null for the samples that name none. */
  country: string | null
  samples: number[]
  cities: { city: string | null; samples: number[] }[]
}

/** The answers by country, and within it by city; most often given first, none last. */
export function countAnswers(samples: readonly Pick<Sample, 'number' | 'answer' | 'resolvedName'>[]): AnswerCount[] {
  const countries = new Map<string | null, Map<string | null, number[]>>()
  for (const { number, answer, resolvedName } of samples) {
    const { country, city } = namesOf(answer, resolvedName)
    const cities = countries.get(country) ?? new Map<string | null, number[]>()
    countries.set(country, cities)
    cities.set(city, [...(cities.get(city) ?? []), number])
  }
  return [...countries]
    .map(([country, cities]) => ({
      country,
      samples: [...cities.values()].flat().sort((a, b) => a - b),
      cities: [...cities].map(([city, numbers]) => ({ city, samples: numbers })).sort((a, b) => byCount(a, b, a.city, b.city)),
    }))
    .sort((a, b) => byCount(a, b, a.country, b.country))
}

function namesOf({ country, city }: Sample['answer'], resolvedName: string | null): { country: string | null; city: string | null } {
  const cut = resolvedName?.lastIndexOf(', ') ?? -1
  if (resolvedName === null) return { country, city }
  // `Lisbon, Portugal` is a place in a country; `Portugal` alone is the country.
  return cut < 0 ? { country: resolvedName, city: null } : { country: resolvedName.slice(cut + 2), city: resolvedName.slice(0, cut) }
}

function byCount(a: { samples: number[] }, b: { samples: number[] }, nameA: string | null, nameB: string | null): number {
  if ((nameA === null) !== (nameB === null)) return nameA === null ? 1 : -1
  return b.samples.length - a.samples.length
}
