import type { GridGeometry } from './grid-geometry.ts'
import type { UnitVector } from './unit-vector.ts'

/** Entries whose centre may lie within a chord of a point; some lie a little outside. */
export function entriesNear(geometry: GridGeometry, at: UnitVector, chord: number): number[] {
  const { buckets, bucketVectors, bucketReach } = geometry
  const near: number[] = []
  for (let bucket = 0; bucket < bucketReach.length; bucket++) {
    const dx = (bucketVectors[3 * bucket] as number) - at[0]
    const dy = (bucketVectors[3 * bucket + 1] as number) - at[1]
    const dz = (bucketVectors[3 * bucket + 2] as number) - at[2]
    const reach = chord + (bucketReach[bucket] as number)
    if (dx * dx + dy * dy + dz * dz > reach * reach) continue
    const end = buckets.starts[bucket + 1] as number
    for (let position = buckets.starts[bucket] as number; position < end; position++) near.push(buckets.members[position] as number)
  }
  return near
}
