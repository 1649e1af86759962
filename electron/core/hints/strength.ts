import type { HintStrength } from '../../contract/hints.ts'

/**
 * Probability that a hint is right. Judgements, not measurements:
 * - `certain`: one in ten thousand is left for a slip of the hand, so that two hints that contradict each other are seen to do so
 *   (the map splits between them) instead of dividing by zero. It outweighs every clue and model, which stop at 0.99.
 * - `likely`: wrong one time in ten, as a careful witness is.
 * - `perhaps`: as often wrong as right.
 */
const PROBABILITY: Record<HintStrength, number> = { certain: 0.9999, likely: 0.9, perhaps: 0.5 }

export const hintProbability = (strength: HintStrength): number => PROBABILITY[strength]
