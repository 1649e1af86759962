import { EARTH_RADIUS_KM } from '../geography/distance.ts'
import { cellRadiusKm } from './cell-shape.ts'
import { entriesNear } from './entries-near.ts'
import type { PlaceTarget } from './evidence.ts'
import type { GridGeometry } from './grid-geometry.ts'
import type { Mesh } from './mesh.ts'
import { KERNEL_REACH_RADII } from './method.ts'
import { meanOverDisc } from './radial-kernel.ts'
import { chordOf, unitVector } from './unit-vector.ts'

/** A hexagon of circumradius R covers 3√3/2·R², as a disc of radius √(3√3/2π)·R does. */
const DISC_OF_HEXAGON = (3 * Math.sqrt(3)) / (2 * Math.PI)
/** Some 12 bytes each: what a case's places take many times over, and no more memory than a photo. */
const POSITIONS_KEPT = 2_000_000

/** k(d) of a place at positions of a mesh; zero elsewhere. */
export interface Spread {
  positions: Uint32Array
  values: Float64Array
}

/** D(x)/P0(x) = k(d) / Σ P0·k of one place on a mesh: `value / total` at the positions of both parts, zero elsewhere. */
export interface PlaceKernel {
  /** Over the grid's own entries; those that are split have no mass, and no share in the total. */
  land: Spread
  finer: Spread
  total: number
}

/** Places that are the same to the kernel. */
export const kernelKey = (place: PlaceTarget) => `${place.at.lat},${place.at.lon},${place.radiusKm}`

/** Null where no land is within reach. Kept with the mesh. */
export function placeKernel(place: PlaceTarget, mesh: Mesh, geometry: GridGeometry): PlaceKernel | null {
  const key = kernelKey(place)
  const ready = mesh.kernels.get(key)
  if (ready !== undefined) return ready
  const land = spreadOnLand(place, mesh, geometry, key)
  const finer = spreadOver(mesh.finerPositions, place, mesh)
  const total = weighed(land, mesh) + weighed(finer, mesh)
  const kernel = total > 0 ? { land, finer, total } : null
  mesh.kernels.set(key, kernel)
  return kernel
}

/** As far as the grid itself goes the spread is the same on every mesh: it is computed once for a place. */
function spreadOnLand(place: PlaceTarget, mesh: Mesh, geometry: GridGeometry, key: string): Spread {
  const { spreads } = geometry
  const ready = spreads.byPlace.get(key)
  if (ready !== undefined) return ready
  const reach = chordOf(place.radiusKm * KERNEL_REACH_RADII)
  const spread = spreadOver(entriesNear(geometry, unitVector(place.at), reach), place, mesh)
  if (spreads.positions + spread.positions.length > POSITIONS_KEPT) {
    spreads.byPlace.clear()
    spreads.positions = 0
  }
  spreads.byPlace.set(key, spread)
  spreads.positions += spread.positions.length
  return spread
}

function spreadOver(candidates: ArrayLike<number>, place: PlaceTarget, { vectors, resolutionOf }: Mesh): Spread {
  const [x, y, z] = unitVector(place.at)
  const reach = chordOf(place.radiusKm * KERNEL_REACH_RADII)
  const positions = new Uint32Array(candidates.length)
  const values = new Float64Array(candidates.length)
  let count = 0
  for (let index = 0; index < candidates.length; index++) {
    const position = candidates[index] as number
    const dx = (vectors[3 * position] as number) - x
    const dy = (vectors[3 * position + 1] as number) - y
    const dz = (vectors[3 * position + 2] as number) - z
    const chordSquared = dx * dx + dy * dy + dz * dz
    if (chordSquared > reach * reach) continue
    const cellKm = cellRadiusKm(resolutionOf[position] as number)
    positions[count] = position
    values[count] = meanOverDisc(
      chordSquared * EARTH_RADIUS_KM * EARTH_RADIUS_KM,
      cellKm * cellKm * DISC_OF_HEXAGON,
      place.radiusKm * place.radiusKm,
    )
    count++
  }
  return { positions: positions.slice(0, count), values: values.slice(0, count) }
}

function weighed({ positions, values }: Spread, { prior }: Mesh): number {
  let total = 0
  for (let index = 0; index < positions.length; index++) total += (prior[positions[index] as number] as number) * (values[index] as number)
  return total
}
