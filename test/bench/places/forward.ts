import fuzzysort from 'fuzzysort'
import MiniSearch from 'minisearch'
import { allowedEdits } from '../../../electron/core/places/edit-distance.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import type { BenchTable } from '../bench.ts'
import type { NamedPlaces, NameQuery } from './name-queries.ts'
import { type Timings, timeEach } from './timings.ts'

export interface ForwardResult extends Timings {
  who: string
  queries: number
  first: number
  firstFive: number
  readyMs: number
}

type Search = (text: string) => Iterable<number>

function measure(rounds: number, who: string, queries: NameQuery[], readyMs: number, search: Search): ForwardResult {
  for (const query of queries.slice(0, Math.ceil(queries.length / 20))) search(query.text)
  let first = 0
  let firstFive = 0
  const timings = timeEach(
    queries,
    rounds,
    (query) => search(query.text),
    (query, found) => {
      const ids = [...found].slice(0, 5)
      if (query.places.has(ids[0]!)) first++
      if (ids.some((id) => query.places.has(id))) firstFive++
    },
  )
  return { who, queries: queries.length, ...timings, first: first / queries.length, firstFive: firstFive / queries.length, readyMs }
}

export function measureOurs(
  open: () => Places,
  queries: NameQuery[],
  rounds: number,
): { places: Places; result: ForwardResult; byEdits: ForwardResult[] } {
  const before = performance.now()
  const places = open()
  const readyMs = performance.now() - before
  const search: Search = (text) => places.findPlaces(text, { limit: 5 }).map((match) => match.place.id)
  const result = measure(rounds, 'Whereabouts', queries, readyMs, search)
  const byEdits = ([0, 1, 2] as const).map((edits) => {
    const own = queries.filter((query) => query.edits === edits)
    return measure(rounds, `Whereabouts, ${edits} edits`, own, readyMs, search)
  })
  return { places, result, byEdits }
}

/** MiniSearch with every name as one term, so that its fuzzy search works on the same strings and edits as ours. */
export function measureMiniSearch({ names, places }: NamedPlaces, queries: NameQuery[], rounds: number): ForwardResult {
  const before = performance.now()
  const index = new MiniSearch({ fields: ['name'], tokenize: (text) => [text], processTerm: (term) => term })
  index.addAll(names.map((name, id) => ({ id, name })))
  const readyMs = performance.now() - before
  return measure(rounds, 'minisearch', queries, readyMs, (text) =>
    index
      .search(text, { fuzzy: (term) => allowedEdits(term.length), maxFuzzy: 2 })
      .slice(0, 5)
      .map(({ id }) => places[id as number]![0]!),
  )
}

/** fuzzysort over the same names; it forgives missing letters alone. */
export function measureFuzzysort({ names, places }: NamedPlaces, queries: NameQuery[], rounds: number): ForwardResult {
  const before = performance.now()
  const targets = names.map((name, index) => ({ index, prepared: fuzzysort.prepare(name) }))
  const readyMs = performance.now() - before
  return measure(rounds, 'fuzzysort', queries, readyMs, (text) =>
    fuzzysort.go(text, targets, { key: 'prepared', limit: 5 }).map((hit) => places[hit.obj.index]![0]!),
  )
}

export function forwardTable(results: ForwardResult[]): BenchTable {
  return {
    title: 'Forward geocoding: a name to its places',
    head: ['', 'queries', 'p50 ms', 'p99 ms', 'longest ms', 'first right', 'in first 5', 'ready after ms'],
    rows: results.map((one) => [
      one.who,
      String(one.queries),
      one.p50Ms.toFixed(3),
      one.p99Ms.toFixed(3),
      one.maxMs.toFixed(2),
      `${(one.first * 100).toFixed(1)} %`,
      `${(one.firstFive * 100).toFixed(1)} %`,
      one.readyMs.toFixed(0),
    ]),
  }
}
