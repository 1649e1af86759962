import type { LatLon } from '../../contract/geography.ts'
import type { Seed } from './candidate-seeds.ts'
import { entriesNear } from './entries-near.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { halfMassRadius } from './half-mass-radius.ts'
import type { Mesh } from './mesh.ts'
import type { Spread } from './place-kernel.ts'
import type { Surface } from './surface.ts'
import { arcKm, chordOf, type UnitVector, unitVector } from './unit-vector.ts'

/** Owner of ground that no named place captures. */
export const NOBODY = 65535

/** For each position of the mesh the seed that captures it: the nearest one in terms of its capture distance. */
export function capturedBy({ mesh, mass }: Surface, geometry: GridGeometry, seeds: Seed[]): Uint16Array {
  const owner = new Uint16Array(mesh.count).fill(NOBODY)
  const nearness = new Float64Array(mesh.count).fill(1)
  for (const [index, seed] of seeds.entries()) {
    const { positions, values } = reachOf(seed, mesh, geometry)
    for (let place = 0; place < positions.length; place++) {
      const position = positions[place] as number
      const reached = values[place] as number
      if (reached < (nearness[position] as number) && (mass[position] as number) > 0) {
        nearness[position] = reached
        owner[position] = index
      }
    }
  }
  return owner
}

/** Positions within a seed's capture distance, and which part of that distance each is away. Kept with the mesh. */
function reachOf({ place, captureKm }: Seed, mesh: Mesh, geometry: GridGeometry): Spread {
  const key = `${place.at.lat},${place.at.lon},${captureKm}`
  const ready = mesh.captures.get(key)
  if (ready !== undefined) return ready
  const at = unitVector(place.at)
  const chord = chordOf(captureKm)
  const within: number[] = []
  for (const positions of [entriesNear(geometry, at, chord), mesh.finerPositions])
    for (let index = 0; index < positions.length; index++) {
      const position = positions[index] as number
      if (chordSquaredTo(mesh.vectors, position, at) < chord * chord) within.push(position)
    }
  const reach = {
    positions: Uint32Array.from(within),
    values: Float64Array.from(within, (position) => chordTo(mesh.vectors, position, at) / chord),
  }
  mesh.captures.set(key, reach)
  return reach
}

const chordTo = (vectors: Float64Array, position: number, at: UnitVector) => Math.sqrt(chordSquaredTo(vectors, position, at))

function chordSquaredTo(vectors: Float64Array, position: number, at: UnitVector): number {
  const dx = (vectors[3 * position] as number) - at[0]
  const dy = (vectors[3 * position + 1] as number) - at[1]
  const dz = (vectors[3 * position + 2] as number) - at[2]
  return dx * dx + dy * dy + dz * dz
}

/** Probability of some ground, and how far from a point half of it lies. */
export function spreadAround({ mesh, mass }: Surface, at: LatLon, positions: ArrayLike<number>): { probability: number; radiusKm: number } {
  const centre = unitVector(at)
  const distances = new Float64Array(positions.length)
  const masses = new Float64Array(positions.length)
  let probability = 0
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number
    distances[index] = arcKm(chordTo(mesh.vectors, position, centre))
    masses[index] = mass[position] as number
    probability += mass[position] as number
  }
  return { probability: Math.min(1, probability), radiusKm: halfMassRadius(distances, masses) }
}
