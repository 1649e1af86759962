import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { TELLING } from './effects.ts'

/** A step for each factor of ten, as in the scale that forensic reports use for the weight of a finding (ENFSI, 2015). */
const STEPS = [TELLING, 10, 100, 1000]

export const MOST_STRENGTH = STEPS.length

/** The largest factor, for or against, that a claim has on any candidate: at least 1. */
export const largestFactor = (likelihoods: readonly number[]) => Math.max(1, ...likelihoods.map((factor) => Math.max(factor, 1 / factor)))

/** How many of the four marks a claim has. */
export function strengthOf(likelihoods: readonly number[]): number {
  const largest = largestFactor(likelihoods)
  return STEPS.filter((step) => largest >= step).length
}

/** The same in a word. */
export function strengthText(strength: number): string {
  const { none, weak, fair, strong, veryStrong } = clueStrings.strength
  return [none, weak, fair, strong][strength] ?? veryStrong
}

/** A clue's reliability (0..1) in words: the figure is a judgement, and looks more exact than it is. */
export function reliabilityText(reliability: number): string {
  const { low, fair, high, veryHigh } = clueStrings.reliability
  if (reliability < 0.25) return low
  if (reliability < 0.55) return fair
  if (reliability < 0.85) return high
  return veryHigh
}

export interface OtherClues {
  /** Text that was read and says nothing of a place by itself. */
  text: Clue[]
  metadata: Clue[]
}

/** What is shown beside the claims, and can change nothing in the answer. */
export function otherClues(clues: readonly Clue[]): OtherClues {
  return {
    text: clues.filter((clue) => clue.kind === 'text-line' && clue.supports.length === 0),
    metadata: clues.filter((clue) => clue.source === 'metadata' && !clue.inPosterior),
  }
}
