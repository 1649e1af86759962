import type { EntityStatus } from '../../contract/entities.ts'

/**
 * The share of a reasoning's distinct entities that are visible in the photo, 0..1: GLOBE's visual-grounding reward
 * (1/|E|)·Σ Match(e, V), Li et al., arXiv 2506.14674. A precision: naming more than can be seen lowers it. Null where
 * nothing was named, so that whoever rewards decides what silence is worth.
 */
export function groundingPrecision<Named>(named: readonly Named[], isVisible: (entity: Named) => boolean): number | null {
  return named.length === 0 ? null : named.filter(isVisible).length / named.length
}

export type StatusCounts = Record<EntityStatus, number>

export function statusCounts(entities: readonly { status: EntityStatus }[]): StatusCounts {
  const counts: StatusCounts = { grounded: 0, doubtful: 0, unsupported: 0, unchecked: 0 }
  for (const { status } of entities) counts[status]++
  return counts
}
