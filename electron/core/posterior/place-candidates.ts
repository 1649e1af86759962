import type { Candidate } from '../../contract/posterior.ts'
import { type CountryNames, nameOfPlace } from './candidate-names.ts'
import type { Seed } from './candidate-seeds.ts'
import { favours, namesPlace, speakersFor, type WeighedWitness } from './candidate-speakers.ts'
import { NOBODY, spreadAround } from './captured-ground.ts'
import type { Surface } from './surface.ts'

/** A candidate before it has a rank, with the positions of the mesh that it gathers. */
export type Unranked = Omit<Candidate, 'rank'> & { ground: number[] }

export function placeCandidates(
  surface: Surface,
  seeds: Seed[],
  owner: Uint16Array,
  witnesses: WeighedWitness[],
  names: CountryNames,
): Unranked[] {
  const positions: number[][] = seeds.map(() => [])
  for (let position = 0; position < owner.length; position++)
    if (owner[position] !== NOBODY) positions[owner[position] as number]?.push(position)
  const plainNames = seeds.map(({ place }) => nameOfPlace(place, names, false))
  return seeds.map((seed, index): Unranked => {
    const ground = positions[index] ?? []
    const spread = spreadAround(surface, seed.place.at, ground)
    const { place } = seed
    const namesakes = plainNames.indexOf(plainNames[index] ?? '') !== plainNames.lastIndexOf(plainNames[index] ?? '')
    return {
      name: nameOfPlace(place, names, namesakes),
      placeId: place.placeId,
      countryCode: place.countryCode,
      at: place.at,
      ground,
      ...spread,
      ...speakersFor(witnesses, (witness) => namesPlace(witness, seed) || (witness.sample === null && favours(witness, place.countryCode))),
    }
  })
}
