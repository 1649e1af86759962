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

export interface ClueGroups {
  /** Speak for places, strongest first. */
  telling: Clue[]
  /** Text that was read and says nothing of a place by itself. */
  text: Clue[]
  metadata: Clue[]
}

export function groupClues(clues: readonly Clue[]): ClueGroups {
  const groups: ClueGroups = { telling: [], text: [], metadata: [] }
  for (const clue of clues) {
    if (clue.source === 'metadata' && !clue.inPosterior) groups.metadata.push(clue)
    else if (clue.kind === 'text-line' && clue.supports.length === 0) groups.text.push(clue)
    else groups.telling.push(clue)
  }
  groups.telling.sort((a, b) => b.reliability - a.reliability)
  return groups
}
