import type { MultiPolygon } from '../../contract/geography.ts'

type Ring = [lon: number, lat: number][]

/** A cell spans a few degrees; corners half the world apart are neighbours across ±180°. */
export function crossesAntimeridian(ring: Ring): boolean {
  return ring.some(([lon], index) => index > 0 && Math.abs(lon - (ring[index - 1]?.[0] ?? lon)) > 180)
}

/** Cuts one cell's closed ring along ±180° into polygons that stay within −180..180 (RFC 7946, 3.1.9); a cell round a pole is closed along it. */
export function splitAtAntimeridian(ring: Ring): MultiPolygon {
  const unwrapped = unwrap(ring)
  const first = unwrapped[0] as [number, number]
  const last = unwrapped.at(-1) as [number, number]
  if (Math.abs(last[0] - first[0]) > 180) return [[aroundPole(unwrapped)]]
  const [from, to] = range(unwrapped.map(([lon]) => lon))
  const pieces: MultiPolygon = []
  for (let turn = Math.floor((from + 180) / 360); turn <= Math.floor((to + 180) / 360); turn++) {
    const west = turn * 360 - 180
    const kept = clip(clip(unwrapped.slice(0, -1), west, 1), west + 360, -1)
    if (kept.length < 3) continue
    const moved = kept.map(([lon, lat]): [number, number] => [lon - turn * 360, lat])
    moved.push(moved[0] as [number, number])
    pieces.push([moved])
  }
  return pieces
}

/** Longitudes made continuous by whole turns. */
function unwrap(ring: Ring): Ring {
  const result: Ring = []
  let turns = 0
  for (const [index, [lon, lat]] of ring.entries()) {
    const step = index === 0 ? 0 : lon - (ring[index - 1]?.[0] ?? lon)
    if (step > 180) turns--
    else if (step < -180) turns++
    result.push([lon + 360 * turns, lat])
  }
  return result
}

const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]

/** Keeps the side of the meridian where (lon − meridian) · side ≥ 0 (Sutherland–Hodgman; a cell is convex enough for it). */
function clip(ring: Ring, meridian: number, side: 1 | -1): Ring {
  const kept: Ring = []
  for (const [index, corner] of ring.entries()) {
    const previous = ring.at(index - 1) as [number, number]
    const inside = (corner[0] - meridian) * side >= 0
    if (inside !== (previous[0] - meridian) * side >= 0) {
      const share = (meridian - previous[0]) / (corner[0] - previous[0])
      kept.push([meridian, previous[1] + share * (corner[1] - previous[1])])
    }
    if (inside) kept.push(corner)
  }
  return kept
}

/** The corners once round by longitude, closed along ±180° and the pole; anticlockwise. */
function aroundPole(unwrapped: Ring): Ring {
  const corners = unwrapped
    .slice(0, -1)
    .map(([lon, lat]): [number, number] => [((((lon + 180) % 360) + 360) % 360) - 180, lat])
    .sort((a, b) => a[0] - b[0])
  const west = corners[0] as [number, number]
  const east = corners.at(-1) as [number, number]
  const share = (180 - east[0]) / (west[0] + 360 - east[0])
  const seam = east[1] + share * (west[1] - east[1])
  const pole = west[1] > 0 ? 90 : -90
  const eastward: Ring = [[-180, seam], ...corners, [180, seam]]
  const ring: Ring = pole > 0 ? [...eastward, [180, pole], [-180, pole]] : [...eastward.reverse(), [-180, pole], [180, pole]]
  return [...ring, ring[0] as [number, number]]
}
