// The model asked about its own claims, with the photo and without it. A weak witness: what it imagined once it may imagine
// again. So it must be sure, and the photo must have made it so. All thresholds stand here, each with its reason.
import type { EntityKind, EntityReason, EntityStatus } from '../../contract/entities.ts'

/** Natural logarithms of P(yes) and P(no) as the first word of the answer. */
export interface Answer {
  yes: number
  no: number
}

export const THRESHOLDS = {
  /** Less than this share of the probability on yes and no together: the model says something else and was not understood. */
  leastPlain: 0.05,
  /** At even odds a coin says as much; seven in ten is the least that is worth calling seen. */
  seen: 0.7,
  /** At three in ten or less the model itself denies what it claimed. */
  notSeen: 0.3,
  /** The odds of yes with the photo over those without it. Below four, most of the yes comes from what photos show in general. */
  leastOddsGain: 4,
} as const

/** P(yes) ÷ (P(yes) + P(no)), 0..1. Source: the reward of GLOBE's published code, on the first token. */
export function shareOfYes({ yes, no }: Answer): number {
  return 1 / (1 + Math.exp(no - yes))
}

/** How many times the photo raises the odds of yes. */
export function oddsGain(withPhoto: Answer, without: Answer): number {
  return Math.exp(withPhoto.yes - withPhoto.no - (without.yes - without.no))
}

export interface Judgement {
  status: Exclude<EntityStatus, 'unchecked'>
  reason: EntityReason
}

/**
 * What the model's two answers come to. Text that no reader found stays in doubt even where the model sees it: the other
 * program is the better witness of letters.
 */
export function judge(kind: EntityKind, withPhoto: Answer, without: Answer): Judgement {
  const { leastPlain, seen, notSeen, leastOddsGain } = THRESHOLDS
  if (Math.exp(withPhoto.yes) + Math.exp(withPhoto.no) < leastPlain) return { status: 'doubtful', reason: 'no-plain-answer' }
  const share = shareOfYes(withPhoto)
  if (share <= notSeen) return { status: 'unsupported', reason: 'not-seen' }
  if (share < seen) return { status: 'doubtful', reason: 'hardly-seen' }
  if (oddsGain(withPhoto, without) < leastOddsGain) return { status: 'doubtful', reason: 'seen-without-looking' }
  return kind === 'quoted' ? { status: 'doubtful', reason: 'seen-not-read' } : { status: 'grounded', reason: 'seen' }
}
