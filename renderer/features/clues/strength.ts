import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'

/** A clue's reliability (0..1) in words: the figure is a judgement, and looks more exact than it is. */
export function strengthText(reliability: number): string {
  const { none, weak, fair, strong, veryStrong } = clueStrings.strength
  if (reliability <= 0) return none
  if (reliability < 0.25) return weak
  if (reliability < 0.55) return fair
  if (reliability < 0.85) return strong
  return veryStrong
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
