import Database from 'better-sqlite3'
import type { LatLon } from '../../../electron/contract/geography.ts'
import { openPlaces } from '../../../electron/services/places/places.ts'
import { ensureGazetteer } from '../../../resources/gazetteer/ensure.ts'
import type { Bench } from '../bench.ts'
import { forwardTable, measureFuzzysort, measureMiniSearch, measureOurs } from './forward.ts'
import { drawQueries, readNamedPlaces } from './name-queries.ts'
import { drawPositions, measureReverse, reverseTable } from './reverse.ts'

const QUERIES = 6000
/** The other packages take tens of milliseconds and more a query. */
const QUERIES_OF_OTHERS = 150
const POSITIONS = 20_000
const SEED = 20261123

export const placesBench: Bench = {
  name: 'places',
  about: 'forward and reverse geocoding over the whole gazetteer, beside packages that do either',
  async run({ log, rounds }) {
    const file = ensureGazetteer({ onProgress: ({ message }) => log(message) })
    const named = readNamedPlaces(file)
    const queries = drawQueries(named, QUERIES, SEED)
    log(`${queries.length} names out of ${named.names.length}`)
    const { places, result, byEdits } = measureOurs(() => openPlaces({ gazetteerFile: file }), queries, rounds)
    const towns = readTowns(file)
    const reverse = measureReverse(places, towns, drawPositions(towns, POSITIONS, SEED), rounds)
    places.close()

    const fewer = queries.slice(0, QUERIES_OF_OTHERS)
    log('fuzzysort')
    const fuzzysort = measureFuzzysort(named, fewer, rounds)
    log('minisearch')
    const miniSearch = measureMiniSearch(named, fewer, rounds)

    const fastest = Math.min(fuzzysort.p99Ms, miniSearch.p99Ms)
    const ownReverse = reverse[0]!
    return {
      data: { forward: [result, ...byEdits, miniSearch, fuzzysort], reverse },
      tables: [forwardTable([result, ...byEdits, miniSearch, fuzzysort]), reverseTable(reverse)],
      targets: [
        { promise: 'forward p99 under 1 ms, misspellings included', measured: `${result.p99Ms.toFixed(3)} ms`, met: result.p99Ms < 1 },
        {
          promise: 'forward faster than the fastest package that forgives misspellings',
          measured: `${result.p99Ms.toFixed(3)} against ${fastest.toFixed(1)} ms`,
          met: result.p99Ms < fastest,
        },
        { promise: 'reverse p99 under 1 ms', measured: `${ownReverse.p99Ms.toFixed(3)} ms`, met: ownReverse.p99Ms < 1 },
      ],
    }
  },
}

function readTowns(file: string): LatLon[] {
  const db = new Database(file, { readonly: true })
  const column = (name: string) => {
    const bytes = db.prepare<[string], Buffer>('SELECT bytes FROM block WHERE name = ?').pluck().get(name)!
    return Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(i * 8))
  }
  const [lat, lon] = [column('place.lat'), column('place.lon')]
  db.close()
  return Array.from(lat, (degrees, i) => ({ lat: degrees, lon: lon[i]! }))
}
