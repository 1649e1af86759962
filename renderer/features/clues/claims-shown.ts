import type { Clue } from '../../../electron/contract/clues.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { directionOf, weightOf } from './effects.ts'
import { largestFactor } from './strength.ts'

export type ClaimFilter = 'all' | 'for' | 'against' | 'rejected'
export type ClaimOrder = 'strength' | 'effect' | 'reliability' | 'found'

interface Choice {
  posterior: Posterior | null
  /** The candidate that the claims are seen from. */
  rank: number
  filter: ClaimFilter
  order: ClaimOrder
}

/** Claims that may tell the place: those that the analyst can judge. */
export const isClaim = (clue: Clue) => clue.inPosterior && clue.supports.length > 0

export function claimsShown(clues: readonly Clue[], { posterior, rank, filter, order }: Choice): Clue[] {
  const factorOf = (clue: Clue) => weightOf(posterior, clue.id)?.likelihoods[rank - 1] ?? 1
  const claims = clues.filter(isClaim).filter((clue) => {
    if (filter === 'all') return true
    if (filter === 'rejected') return clue.standing === 'rejected'
    return clue.standing !== 'rejected' && directionOf(factorOf(clue)) === filter
  })
  const strengthOf = (clue: Clue) => largestFactor(weightOf(posterior, clue.id)?.likelihoods ?? [])
  if (order === 'strength') return claims.sort((a, b) => strengthOf(b) - strengthOf(a) || b.reliability - a.reliability)
  if (order === 'reliability') return claims.sort((a, b) => b.reliability - a.reliability)
  if (order === 'effect') return claims.sort((a, b) => Math.abs(Math.log(factorOf(b))) - Math.abs(Math.log(factorOf(a))))
  return claims
}
