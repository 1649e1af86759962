import type { WorldRing } from './rings.ts'

/** Below this a ring is no shape any more under a line of some width, only a speck. */
const SPECK_PX = 9
/** Specks nearer to each other than about this become one. */
const APART_PX = 28

/** More squares than a column of the lattice has at any zoom. */
const ROW = 2 ** 24

const extent = ({ minX, maxX, minY, maxY }: WorldRing) => Math.max(maxX - minX, maxY - minY)

/**
 * The rings without the swarm of specks that many small ones become from afar: of the specks in each square of a lattice only the
 * largest stays, and none where a larger ring is at hand. Nothing far from everything else is lost. `worldPx`: how wide the world is.
 */
export function ringsWorthDrawing(rings: readonly WorldRing[], worldPx: number): WorldRing[] {
  const squareOf = (x: number, y: number) => Math.floor((x * worldPx) / APART_PX) * ROW + Math.floor((y * worldPx) / APART_PX)
  const taken = new Set<number>()
  const kept = new Set<WorldRing>()
  for (const ring of rings) {
    if (extent(ring) * worldPx < SPECK_PX) continue
    kept.add(ring)
    for (let index = 0; index < ring.points.length; index += 2)
      taken.add(squareOf(ring.points[index] as number, ring.points[index + 1] as number))
  }
  const specks = rings.filter((ring) => !kept.has(ring)).sort((a, b) => extent(b) - extent(a))
  for (const ring of specks) {
    const square = squareOf((ring.minX + ring.maxX) / 2, (ring.minY + ring.maxY) / 2)
    if (taken.has(square)) continue
    taken.add(square)
    kept.add(ring)
  }
  return rings.filter((ring) => kept.has(ring))
}
