// The whole library at a glance: cases and photos that pass a filter, a page at a time, and where they lie.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseRecord, searchKind } from './cases.ts'
import { latLon } from './geography.ts'
import { caseId, photoId } from './ids.ts'
import { verdictPrecision } from './judgements.ts'
import { workStatus } from './work.ts'

/** `none`: no verdict stands. */
export const precisionFilter = z.enum([...verdictPrecision.options, 'none'])

/** What is left empty filters nothing. One of the statuses, assignees and precisions is enough; of the tags all are wanted. */
export const overviewFilter = z.object({
  /** As typed into the search box: the last word may be unfinished. */
  text: z.string().max(400),
  /** Where the text is to be found; null: anywhere. */
  foundIn: searchKind.nullable(),
  statuses: z.array(workStatus).max(5),
  tags: z.array(z.string().max(60)).max(20),
  assignees: z.array(z.string().max(120)).max(20),
  precisions: z.array(precisionFilter).max(8),
})

/** How many hits there are of a kind; `more` says that the count stopped there. */
export const foundCount = z.object({ kind: searchKind, count: z.number().int(), more: z.boolean() })

/** Why a row passed the filter's text. Matched words stand between U+2068 and U+2069. */
export const finding = z.object({ kind: searchKind, photoId: photoId.nullable(), excerpt: z.string() })

export const caseOverview = z.object({
  case: caseRecord,
  findings: z.array(finding),
})

export const photoOverview = z.object({
  photoId,
  caseId,
  caseTitle: z.string(),
  fileName: z.string(),
  /** False where the photo cannot be shown. */
  shown: z.boolean(),
  status: workStatus,
  tags: z.array(z.string()),
  /** Of the verdict that stands; null where none does. */
  precision: verdictPrecision.nullable(),
  placeName: z.string(),
  runCount: z.number().int(),
  addedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  findings: z.array(finding),
})

export const caseSort = z.object({
  by: z.enum(['title', 'status', 'assignee', 'photos', 'verdicts', 'created', 'changed']),
  descending: z.boolean(),
})
export const photoSort = z.object({ by: z.enum(['name', 'case', 'status', 'precision', 'added', 'changed']), descending: z.boolean() })

/** A photo's place: that of the verdict that stands, or the first candidate of its newest finished run. */
export const mapPoint = latLon.extend({ photoId, caseId, fileName: z.string(), status: workStatus, decided: z.boolean() })

export const overviewContract = {
  cases: oc.input(z.object({ filter: overviewFilter, sort: caseSort })).output(
    z.object({
      rows: z.array(caseOverview),
      /** Of the text, by kind, whatever `foundIn` says. */
      found: z.array(foundCount),
    }),
  ),
  /** `matchesLeftOut`: the text is found in more places than were looked at; the newest were. */
  photos: oc
    .input(z.object({ filter: overviewFilter, sort: photoSort, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: z.array(photoOverview), total: z.number().int(), found: z.array(foundCount), matchesLeftOut: z.boolean() })),
  /** One photo as the pages have it, without findings. */
  photo: oc.input(z.object({ photoId })).output(photoOverview),
  /** Newest photos first; `leftOut` says how many more there are than a map can show. */
  points: oc.input(z.object({ filter: overviewFilter })).output(z.object({ points: z.array(mapPoint), leftOut: z.number().int() })),
  /** What is in use, most used first: for completion and for the filter's menus. */
  vocabulary: oc.output(
    z.object({
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
      assignees: z.array(z.string()),
      fieldNames: z.array(z.string()),
    }),
  ),
}

export type OverviewFilter = z.infer<typeof overviewFilter>
export type PrecisionFilter = z.infer<typeof precisionFilter>
export type FoundCount = z.infer<typeof foundCount>
export type Finding = z.infer<typeof finding>
export type CaseOverview = z.infer<typeof caseOverview>
export type PhotoOverview = z.infer<typeof photoOverview>
export type CaseSort = z.infer<typeof caseSort>
export type PhotoSort = z.infer<typeof photoSort>
export type MapPoint = z.infer<typeof mapPoint>
export interface Vocabulary {
  tags: { tag: string; count: number }[]
  assignees: string[]
  fieldNames: string[]
}
