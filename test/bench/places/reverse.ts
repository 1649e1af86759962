import { iso1A2Code } from '@rapideditor/country-coder'
import { around } from 'geokdbush'
import KDBush from 'kdbush'
import type { LatLon } from '../../../electron/contract/geography.ts'
import { distanceKm } from '../../../electron/core/geography/distance.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import type { BenchTable } from '../bench.ts'
import { seededRandom, type Timings, timeEach } from './timings.ts'

export interface ReverseResult extends Timings {
  who: string
  what: string
  /** Share of the answers that agree with ours, to within 100 m for distances. */
  agrees: number | null
}

/** Half of the positions lie within about 50 km of a place, half anywhere on the globe. */
export function drawPositions(towns: LatLon[], count: number, seed: number): LatLon[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    if (i % 2 === 0) return { lat: (Math.asin(2 * random() - 1) * 180) / Math.PI, lon: 360 * random() - 180 }
    const town = towns[Math.floor(random() * towns.length)]!
    return { lat: Math.max(-90, Math.min(90, town.lat + random() - 0.5)), lon: Math.max(-180, Math.min(180, town.lon + random() - 0.5)) }
  })
}

export function measureReverse(places: Places, towns: LatLon[], positions: LatLon[], rounds: number): ReverseResult[] {
  for (const at of positions.slice(0, positions.length / 20)) places.reverse(at)
  const ours = new Map<LatLon, { code: string | null; km: number }>()
  const own = timeEach(
    positions,
    rounds,
    (at) => places.reverse(at),
    (at, found) => ours.set(at, { code: found.countryCode, km: found.nearest?.distanceKm ?? Number.NaN }),
  )

  const index = new KDBush(towns.length)
  for (const town of towns) index.add(town.lon, town.lat)
  index.finish()
  let sameNearest = 0
  const kd = timeEach(
    positions,
    rounds,
    (at) => around(index, at.lon, at.lat, 1),
    (at, [nearest]) => {
      if (nearest !== undefined && Math.abs(distanceKm(at, towns[nearest]!) - ours.get(at)!.km) < 0.1) sameNearest++
    },
  )

  let sameCountry = 0
  const coder = timeEach(
    positions,
    rounds,
    (at) => iso1A2Code([at.lon, at.lat]),
    (at, code) => {
      if (code === ours.get(at)!.code) sameCountry++
    },
  )
  return [
    { who: 'Whereabouts', what: 'country, region, nearest place', ...own, agrees: null },
    { who: 'geokdbush', what: 'nearest place alone', ...kd, agrees: sameNearest / positions.length },
    { who: 'country-coder', what: 'country alone, with the sea it owns', ...coder, agrees: sameCountry / positions.length },
  ]
}

export function reverseTable(results: ReverseResult[]): BenchTable {
  return {
    title: 'Reverse geocoding: a position to its place',
    head: ['', 'gives', 'p50 ms', 'p99 ms', 'longest ms', 'agrees with ours'],
    rows: results.map((one) => [
      one.who,
      one.what,
      one.p50Ms.toFixed(3),
      one.p99Ms.toFixed(3),
      one.maxMs.toFixed(2),
      one.agrees === null ? '' : `${(one.agrees * 100).toFixed(1)} %`,
    ]),
  }
}
