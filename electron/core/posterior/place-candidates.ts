import type { Candidate } from '../../contract/posterior.ts'
import { type CountryNames, nameOfPlace } from './candidate-names.ts'
import type { Seed } from './candidate-seeds.ts'
import { favours, namesPlace, speakersFor, type WeighedWitness } from './candidate-speakers.ts'
import { NOBODY, spreadAround } from './captured-ground.ts'
import { SMALLEST_CANDIDATE } from './method.ts'
import type { Surface } from './surface.ts'

/** A candidate before it has a rank, with the positions of the mesh that it gathers. */
export type Unranked = Omit<Candidate, 'rank'> & { ground: number[] }

/** Those of the seeds that may be shown. */
export function placeCandidates(
  surface: Surface,
  seeds: Seed[],
  owner: Uint16Array,
  witnesses: WeighedWitness[],
  names: CountryNames,
): Unranked[] {
  const positions = groundOf(surface, owner, seeds.length)
  const plainNames = seeds.map(({ place }) => nameOfPlace(place, names, false))
  return seeds.flatMap((seed, index): Unranked[] => {
    const ground = positions[index]
    if (!ground) return []
    const spread = spreadAround(surface, seed.place.at, ground)
    const { place } = seed
    const namesakes = plainNames.indexOf(plainNames[index] ?? '') !== plainNames.lastIndexOf(plainNames[index] ?? '')
    const candidate = {
      name: nameOfPlace(place, names, namesakes),
      placeId: place.placeId,
      countryCode: place.countryCode,
      at: place.at,
      ground,
      ...spread,
      ...speakersFor(witnesses, (witness) => namesPlace(witness, seed) || (witness.sample === null && favours(witness, place.countryCode))),
    }
    return [candidate]
  })
}

/**
 * The positions that each seed gathers, of those that may be shown: one too slight for it is only worth a look where no other has
 * more. A name read in dozens of ways makes hundreds of seeds, and a few of them are shown.
 */
function groundOf({ mass }: Surface, owner: Uint16Array, seeds: number): (number[] | undefined)[] {
  const probability = new Float64Array(seeds)
  for (let position = 0; position < owner.length; position++) {
    const seed = owner[position] as number
    if (seed !== NOBODY) probability[seed] = (probability[seed] as number) + (mass[position] as number)
  }
  const least = Math.min(SMALLEST_CANDIDATE, Math.max(...probability))
  const grounds = Array.from(probability, (value): number[] | undefined => (value >= least ? [] : undefined))
  for (let position = 0; position < owner.length; position++)
    if (owner[position] !== NOBODY) grounds[owner[position] as number]?.push(position)
  return grounds
}
