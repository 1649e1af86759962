import type { LatLon } from '../../contract/geography.ts'
import { distanceKm } from '../geography/distance.ts'
import type { AreaTest } from './area-test.ts'

/** A circle on the sphere: poles and the antimeridian need no care. */
export function circleTest({ centre, radiusKm }: { centre: LatLon; radiusKm: number }): AreaTest {
  return {
    contains: (at) => distanceKm(at, centre) <= radiusKm,
    edgeWithin: (at, km) => Math.abs(distanceKm(at, centre) - radiusKm) <= km,
    sizeKm: radiusKm,
  }
}
