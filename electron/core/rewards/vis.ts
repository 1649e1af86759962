import { groundingPrecision } from '../entities/grounding-precision.ts'
import { mentionKey, mentionsIn } from '../entities/mentions.ts'
import { isVisible, type Visible } from './visible.ts'

/**
 * R_vis = (1/|E|)·Σ Match(e, V), 0..1: Li et al., arXiv 2506.14674. What the reasoning denies or only imagines is no claim, what
 * it says twice counts once, and one that claims nothing scores 0.
 */
export function visReward(reasoning: string | null, visible: Visible): number {
  const claimed = mentionsIn(reasoning ?? '').mentions.filter(({ stance }) => stance === 'claimed')
  return groundingPrecision([...new Set(claimed.map(mentionKey))], (key) => isVisible(visible, key)) ?? 0
}
