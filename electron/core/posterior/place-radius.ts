import { LARGEST_PLACE_RADIUS_KM, SMALLEST_PLACE_RADIUS_KM, URBAN_PEOPLE_PER_KM2 } from './method.ts'

/**
 * Half-mass radius in km of photos that are "in" a place of this many people: the radius of a disc of its built-up area,
 * √(population / (π · people per km²)), within sane limits. 545,000 people give 7.6 km.
 */
export function placeRadiusKm(population: number): number {
  const radiusKm = Math.sqrt(Math.max(0, population) / (Math.PI * URBAN_PEOPLE_PER_KM2))
  return Math.min(LARGEST_PLACE_RADIUS_KM, Math.max(SMALLEST_PLACE_RADIUS_KM, radiusKm))
}
