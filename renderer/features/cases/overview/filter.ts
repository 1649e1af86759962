import type { OverviewFilter } from '../../../../electron/contract/overview.ts'
import { overviewStrings, workStrings } from '../../../strings/index.ts'

export const NO_FILTER: OverviewFilter = { text: '', foundIn: null, statuses: [], tags: [], assignees: [], precisions: [] }

export type Facet = 'statuses' | 'tags' | 'assignees' | 'precisions'
export const FACETS: readonly Facet[] = ['statuses', 'tags', 'assignees', 'precisions']

export const FACET_TITLES: Record<Facet, string> = {
  statuses: overviewStrings.status,
  tags: overviewStrings.tag,
  assignees: overviewStrings.assignee,
  precisions: overviewStrings.verdict,
}

/** A value of a facet in words. */
export function facetText(facet: Facet, value: string): string {
  const words: Record<string, string> =
    facet === 'statuses' ? workStrings.statuses : facet === 'precisions' ? overviewStrings.precisions : {}
  return words[value] ?? value
}

/** The filter with the value switched on, or off where it was on. */
export function toggled(filter: OverviewFilter, facet: Facet, value: string): OverviewFilter {
  const values: readonly string[] = filter[facet]
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
  return { ...filter, [facet]: next }
}

/** Whether the filter leaves anything out. */
export function isFiltering(filter: OverviewFilter): boolean {
  return filter.text.trim() !== '' || FACETS.some((facet) => filter[facet].length > 0)
}
