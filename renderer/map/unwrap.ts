import type { Position } from 'geojson'

/** The edge of the flat world: a line along it is where the data was cut, not a coast. */
const onEdge = ([lon = 0]: Position) => Math.abs(Math.abs(lon) - 180) < 1e-6

const continued = (lon: number, previousLon: number) => lon + 360 * Math.round((previousLon - lon) / 360)

/**
 * A ring whose longitudes run on beyond ±180 instead of jumping, so that it can be drawn on a flat world.
 * One that goes all the way round (Antarctica) is closed along its pole.
 */
export function unwrapRing(ring: readonly Position[]): Position[] {
  const unwrapped = runOn(ring)
  const first = unwrapped[0]
  const last = unwrapped.at(-1)
  if (!first || !last || Math.abs((last[0] ?? 0) - (first[0] ?? 0)) < 180) return unwrapped
  const poleLat = (first[1] ?? 0) < 0 ? -90 : 90
  return [...unwrapped, [last[0] ?? 0, poleLat], [first[0] ?? 0, poleLat], first]
}

/** A line in as many parts as are left once the stretches along the edge of the flat world are taken out. */
export function unwrapLine(line: readonly Position[]): Position[][] {
  const parts: Position[][] = [[]]
  line.forEach((position, index) => {
    const previous = line[index - 1]
    if (previous && onEdge(previous) && onEdge(position)) parts.push([])
    parts.at(-1)?.push(position)
  })
  return parts.filter((part) => part.length > 1).map(runOn)
}

function runOn(positions: readonly Position[]): Position[] {
  let previousLon: number | null = null
  return positions.map(([lon = 0, lat = 0]) => {
    const next = previousLon === null ? lon : continued(lon, previousLon)
    previousLon = next
    return [next, lat]
  })
}
