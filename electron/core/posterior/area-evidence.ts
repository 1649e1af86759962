import type { HintArea, HintContent } from '../../contract/hints.ts'
import { hintProbability } from '../hints/strength.ts'

/** An area that the photo was (or was not) taken in, with the probability that this is right. */
export interface AreaEvidence {
  area: HintArea
  side: HintContent['side']
  /** 0..1; larger than any clue's where an analyst is certain. */
  weight: number
}

/** One factor for each hint that is switched on, in an order that does not depend on the one given. */
export function evidenceOfHints(hints: readonly HintContent[]): AreaEvidence[] {
  return hints
    .filter(({ on }) => on)
    .map(({ area, side, strength }) => ({ area, side, weight: hintProbability(strength), key: JSON.stringify({ area, side, strength }) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ area, side, weight }) => ({ area, side, weight }))
}
