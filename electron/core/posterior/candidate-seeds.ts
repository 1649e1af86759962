import { distanceKm } from '../geography/distance.ts'
import type { PlaceTarget } from './evidence.ts'
import { CAPTURE_KM, CAPTURE_RADII, SAME_CANDIDATE_KM } from './method.ts'

/** A named place that may become a candidate, with the lesser names that stand too close to be one of their own. */
export interface Seed {
  place: PlaceTarget
  /** Belief given to it by name, weights times shares. */
  weight: number
  members: PlaceTarget[]
  captureKm: number
}

/** A degree of latitude is never shorter than 110 km. */
const SAME_CANDIDATE_DEGREES = SAME_CANDIDATE_KM / 110

const identity = (place: PlaceTarget) => (place.placeId === null ? `${place.name} ${place.at.lat} ${place.at.lon}` : String(place.placeId))

/** Named places, weightiest first, near ones gathered under the weightiest. Independent of the order given. */
export function candidateSeeds(named: { place: PlaceTarget; weight: number }[]): Seed[] {
  const byPlace = new Map<string, { place: PlaceTarget; weight: number }>()
  for (const { place, weight } of named) {
    const known = byPlace.get(identity(place))
    // The same place from samples and from clues may come with two radii: the wider is the more careful.
    const wider = known !== undefined && known.place.radiusKm >= place.radiusKm ? known.place : place
    byPlace.set(identity(place), { place: wider, weight: (known?.weight ?? 0) + weight })
  }
  const ordered = [...byPlace.entries()].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
  const seeds: Seed[] = []
  for (const [, { place, weight }] of ordered) {
    const host = seeds.find(
      // Latitude alone tells most pairs apart, and costs nothing.
      (seed) =>
        Math.abs(seed.place.at.lat - place.at.lat) <= SAME_CANDIDATE_DEGREES && distanceKm(seed.place.at, place.at) <= SAME_CANDIDATE_KM,
    )
    if (host !== undefined) {
      host.members.push(place)
      host.weight += weight
    } else seeds.push({ place, weight, members: [place], captureKm: Math.max(CAPTURE_KM, CAPTURE_RADII * place.radiusKm) })
  }
  return seeds
}
