import type { LatLon } from '../../contract/geography.ts'

// A balanced k-d tree over points on the unit sphere, stored as a mere order of the points: the middle of a range is its node, the halves
// its children (J. L. Bentley, CACM 18, 1975). In three dimensions there is no seam at the date line and no pole.

const RADIANS = Math.PI / 180

/** Unit vector of a position, into `out` at `offset`. */
function writeUnitVector(lat: number, lon: number, out: Float64Array, offset: number): void {
  const cosLat = Math.cos(lat * RADIANS)
  out[offset] = cosLat * Math.cos(lon * RADIANS)
  out[offset + 1] = cosLat * Math.sin(lon * RADIANS)
  out[offset + 2] = Math.sin(lat * RADIANS)
}

/** The order of points that makes the tree. */
export function treeOrder(lat: Float64Array, lon: Float64Array): Uint32Array {
  const points = new Float64Array(lat.length * 3)
  for (let i = 0; i < lat.length; i++) writeUnitVector(lat[i]!, lon[i]!, points, i * 3)
  const order = Uint32Array.from(lat, (_, i) => i)
  arrange(order, points, 0, order.length, 0)
  return order
}

function arrange(order: Uint32Array, points: Float64Array, from: number, to: number, axis: number): void {
  if (to - from < 2) return
  // Sorting each range is n·log²n in all, which a build can afford, and leaves no pivot to get wrong.
  order.subarray(from, to).sort((a, b) => points[a * 3 + axis]! - points[b * 3 + axis]! || a - b)
  const middle = (from + to) >>> 1
  arrange(order, points, from, middle, (axis + 1) % 3)
  arrange(order, points, middle + 1, to, (axis + 1) % 3)
}

export interface PlaceTree {
  /** The nearest point that `accept` allows, or -1. Squared chord of the unit sphere in `chord2`. */
  nearest(at: LatLon, accept?: (index: number) => boolean): { index: number; chord2: number }
}

/** The tree over points in `order` (from `treeOrder`). Copies the coordinates in the order of the tree, 24 bytes a point. */
export function placeTree(order: Uint32Array, lat: Float64Array, lon: Float64Array): PlaceTree {
  const points = new Float64Array(order.length * 3)
  for (let i = 0; i < order.length; i++) writeUnitVector(lat[order[i]!]!, lon[order[i]!]!, points, i * 3)
  const target = new Float64Array(3)

  return {
    nearest(at, accept) {
      writeUnitVector(at.lat, at.lon, target, 0)
      let best = -1
      let bestChord2 = Number.POSITIVE_INFINITY
      const search = (from: number, to: number, axis: number): void => {
        if (from >= to) return
        const middle = (from + to) >>> 1
        const dx = points[middle * 3]! - target[0]!
        const dy = points[middle * 3 + 1]! - target[1]!
        const dz = points[middle * 3 + 2]! - target[2]!
        const chord2 = dx * dx + dy * dy + dz * dz
        if (chord2 < bestChord2 && (!accept || accept(order[middle]!))) {
          bestChord2 = chord2
          best = order[middle]!
        }
        const beyond = target[axis]! - points[middle * 3 + axis]!
        const next = (axis + 1) % 3
        if (beyond < 0) search(from, middle, next)
        else search(middle + 1, to, next)
        if (beyond * beyond >= bestChord2) return
        if (beyond < 0) search(middle + 1, to, next)
        else search(from, middle, next)
      }
      search(0, order.length, 0)
      return { index: best, chord2: bestChord2 }
    },
  }
}
