import type { CountryCode } from '../../contract/geography.ts'
import type { Candidate } from '../../contract/posterior.ts'
import type { Seed } from './candidate-seeds.ts'
import type { PlaceTarget, Witness } from './evidence.ts'

export interface WeighedWitness {
  witness: Witness
  weight: number
}

export const namesPlace = (witness: Witness, seed: Seed) =>
  witness.places.some((place: PlaceTarget) =>
    seed.members.some(
      (member) =>
        (member.placeId !== null && member.placeId === place.placeId) || (member.at.lat === place.at.lat && member.at.lon === place.at.lon),
    ),
  )

/** It names the country with a share worth mentioning: one of thirty countries that write so is no word for this one. */
const FAVOURED_SHARE = 0.05
export function favours(witness: Witness, code: CountryCode | null): boolean {
  if (code === null) return false
  const share = [...witness.countries, ...witness.places].reduce((sum, part) => sum + (part.countryCode === code ? part.share : 0), 0)
  return share >= FAVOURED_SHARE
}

export function speakersFor(witnesses: WeighedWitness[], speaks: (witness: Witness) => boolean): Pick<Candidate, 'samples' | 'clues'> {
  const speaking = witnesses.filter(({ witness, weight }) => weight > 0 && speaks(witness)).map(({ witness }) => witness)
  return {
    samples: speaking.flatMap(({ sample }) => (sample === null ? [] : [sample])).sort((a, b) => a - b),
    clues: speaking.flatMap(({ clue }) => (clue === null ? [] : [clue])).sort(),
  }
}
