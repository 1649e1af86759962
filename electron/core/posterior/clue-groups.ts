import type { Clue, ClueKind, Support } from '../../contract/clues.ts'
import { distanceKm } from '../geography/distance.ts'
import { DOUBTED_FACTOR, SAME_CANDIDATE_KM } from './method.ts'

export interface WeighedClue {
  clue: Clue
  /** Reliability after the analyst's standing. */
  weight: number
}

/** A clue that the answer leaves aside because a stronger one of its family says the same. */
export interface RepeatedClue extends WeighedClue {
  repeats: Clue
}

/** Kinds that read the same property of a sign: the Cyrillic letters and the Russian words of one line are one fact. */
const FAMILY: Partial<Record<ClueKind, string>> = { script: 'writing', language: 'writing' }

const family = (clue: Clue) => FAMILY[clue.kind] ?? clue.kind

/** Reliability after the analyst's standing; 0 for what stays out of the posterior. */
export function weightOfClue(clue: Clue): number {
  if (!clue.inPosterior || clue.standing === 'rejected' || clue.supports.length === 0) return 0
  return clue.standing === 'doubted' ? clue.reliability * DOUBTED_FACTOR : clue.reliability
}

function strongest(supports: Support[]): Support | null {
  let best: Support | null = null
  for (const support of supports) if (best === null || support.share > best.share) best = support
  return best
}

function assertsToo(supports: Support[], target: Support): boolean {
  return supports.some((support) => {
    if (support.kind === 'country') return target.kind === 'country' && support.countryCode === target.countryCode
    if (target.kind === 'country') return false
    return support.placeId !== null && support.placeId === target.placeId ? true : distanceKm(support.at, target.at) <= SAME_CANDIDATE_KM
  })
}

/** Two clues of one family assert the same when the best of either is among what the other supports. */
function sameAssertion(a: Clue, b: Clue): boolean {
  const bestOfA = strongest(a.supports)
  const bestOfB = strongest(b.supports)
  return bestOfA !== null && bestOfB !== null && (assertsToo(b.supports, bestOfA) || assertsToo(a.supports, bestOfB))
}

/**
 * The clues whose factors may be multiplied. Clues of one family that assert the same share their way of being wrong (the same
 * sign, the same imported product, the same mistake of the reader), so ten of them are no ten witnesses: only the strongest
 * counts. Clues that assert something else, or assert it through another property, each count.
 */
export const independentClues = (clues: Clue[]): WeighedClue[] => sortedOut(clues).independent

/** The same, with those that only repeat another. */
export function sortedOut(clues: Clue[]): { independent: WeighedClue[]; repeated: RepeatedClue[] } {
  const weighed = clues
    .map((clue) => ({ clue, weight: weightOfClue(clue) }))
    .filter(({ weight }) => weight > 0)
    // By weight, then by id: the result must not depend on the order in which clues arrive.
    .sort((a, b) => b.weight - a.weight || (a.clue.id < b.clue.id ? -1 : 1))
  const independent: WeighedClue[] = []
  const repeated: RepeatedClue[] = []
  for (const candidate of weighed) {
    const known = independent.find(({ clue }) => family(clue) === family(candidate.clue) && sameAssertion(clue, candidate.clue))
    if (known === undefined) independent.push(candidate)
    else repeated.push({ ...candidate, repeats: known.clue })
  }
  return { independent, repeated }
}
