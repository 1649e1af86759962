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

/** D(x)/P0(x) of one place on a mesh: zero but at these positions. Null where no land is within reach. */
export interface PlaceKernel {
  positions: Uint32Array
  /** k(d) / Σ P0·k. */
  ratios: Float64Array
}

export function placeKernel(place: PlaceTarget, mesh: Mesh, geometry: GridGeometry): PlaceKernel | null {
  const at = unitVector(place.at)
  const chord = chordOf(place.radiusKm * KERNEL_REACH_RADII)
  const positions: number[] = []
  const values: number[] = []
  let total = 0
  const visit = (position: number) => {
    const prior = mesh.prior[position] as number
    if (prior === 0) return
    const dx = (mesh.vectors[3 * position] as number) - at[0]
    const dy = (mesh.vectors[3 * position + 1] as number) - at[1]
    const dz = (mesh.vectors[3 * position + 2] as number) - at[2]
    const chordSquared = dx * dx + dy * dy + dz * dz
    if (chordSquared > chord * chord) return
    const cellKm = cellRadiusKm(mesh.resolutionOf[position] as number)
    const value = meanOverDisc(
      chordSquared * EARTH_RADIUS_KM * EARTH_RADIUS_KM,
      cellKm * cellKm * DISC_OF_HEXAGON,
      place.radiusKm * place.radiusKm,
    )
    positions.push(position)
    values.push(value)
    total += prior * value
  }
  for (const entry of entriesNear(geometry, at, chord)) visit(entry)
  for (let position = mesh.entryCount; position < mesh.count; position++) visit(position)
  if (!(total > 0)) return null
  return { positions: Uint32Array.from(positions), ratios: Float64Array.from(values, (value) => value / total) }
}

/** Places that are the same to the kernel. */
export const kernelKey = (place: PlaceTarget) => `${place.at.lat},${place.at.lon},${place.radiusKm}`
