import type { ShadowMeasure } from '../../contract/hints.ts'
import { halfWidthDeg, type LonRange } from '../hints/circle-rows.ts'
import { wrappedLongitude } from '../hints/mercator-plane.ts'
import { type ShadowSpan, shadowSpans } from './shadow-spans.ts'
import { shadowTest } from './shadow-test.ts'

const SCAN_STEP_DEG = 1

/** What of a latitude lies in the band: its western and its eastern half, joined where they touch. Cut by the bearing where there is one. */
export function shadowRows(measure: ShadowMeasure): (lat: number) => LonRange[] {
  const { spans, lowestDeg, highestDeg } = shadowSpans(measure)
  const test = measure.shadowBearing === null ? null : shadowTest(measure)
  return (lat) => {
    const ranges = joined(spans.flatMap((span) => rangesOfSpan(span, lat, 90 - highestDeg, 90 - lowestDeg)))
    return test === null
      ? ranges
      : joined(ranges.flatMap((range) => scanned(range, (lon) => test.contains({ lat, lon: wrappedLongitude(lon) }))))
  }
}

/** The sun's zenith distance grows with the hour angle: the band lies between two hour angles on either side of noon. */
function rangesOfSpan(
  { declinationDeg, subsolarLon, halfTurnDeg }: ShadowSpan,
  lat: number,
  nearestDeg: number,
  furthestDeg: number,
): LonRange[] {
  const outer = halfWidthDeg(lat, declinationDeg, furthestDeg)
  if (outer === null) return []
  const inner = nearestDeg <= 0 ? 0 : (halfWidthDeg(lat, declinationDeg, nearestDeg) ?? 0)
  if (inner >= 180) return []
  const from = inner - halfTurnDeg
  const to = outer + halfTurnDeg
  if (from <= 0 && to >= 180) return [[subsolarLon - 180, subsolarLon + 180]]
  if (from <= 0) return [[subsolarLon - to, subsolarLon + to]]
  if (to >= 180) return [[subsolarLon + from, subsolarLon + 360 - from]]
  return [
    [subsolarLon - to, subsolarLon - from],
    [subsolarLon + from, subsolarLon + to],
  ]
}

/** The same ground as stretches that lie apart, from the west, each beginning within −180..180. */
function joined(ranges: readonly LonRange[]): LonRange[] {
  const sorted = ranges
    .map(([from, to]): [number, number] => {
      const start = wrappedLongitude(from)
      return [start, start + Math.min(360, to - from)]
    })
    .sort((a, b) => a[0] - b[0])
  const result: [number, number][] = []
  for (const range of sorted) {
    const last = result.at(-1)
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else result.push(range)
  }
  const first = result[0]
  const last = result.at(-1)
  // What runs over the antimeridian may reach into what begins there.
  if (first && last && result.length > 1 && last[1] - 360 >= first[0]) {
    last[1] = Math.max(last[1], first[1] + 360)
    result.shift()
  }
  return result.map(([from, to]): LonRange => [from, Math.min(to, from + 360)])
}

/** The parts of a stretch that hold, found in steps and their ends by halving: a part narrower than a step may be missed. */
function scanned([from, to]: LonRange, holds: (lon: number) => boolean): LonRange[] {
  const count = Math.max(2, Math.ceil((to - from) / SCAN_STEP_DEG))
  const step = (to - from) / count
  const ranges: LonRange[] = []
  let start: number | null = holds(from) ? from : null
  let before = from
  for (let index = 1; index <= count; index++) {
    const lon = from + index * step
    const within = holds(lon)
    if (within !== (start !== null)) {
      const edge = edgeBetween(before, lon, holds)
      if (start !== null) ranges.push([start, edge])
      start = within ? edge : null
    }
    before = lon
  }
  if (start !== null) ranges.push([start, to])
  return ranges
}

function edgeBetween(from: number, to: number, holds: (lon: number) => boolean): number {
  const first = holds(from)
  let [low, high] = [from, to]
  for (let halving = 0; halving < 12; halving++) {
    const middle = (low + high) / 2
    if (holds(middle) === first) low = middle
    else high = middle
  }
  return (low + high) / 2
}
