// Cases: a named collection of photos with notes and verdicts.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId, noteId, photoId } from './ids.ts'
import { verdictContent } from './judgements.ts'
import { caseChanges, customField, workStatus } from './work.ts'

export const caseRecord = z.object({
  id: caseId,
  title: z.string(),
  createdAt: z.iso.datetime(),
  photoCount: z.number().int(),
  runCount: z.number().int(),
  /** Photos on which a verdict stands. */
  verdictCount: z.number().int(),
  status: workStatus,
  /** Who works on it, in the people's own words; empty where nobody does. */
  assignee: z.string(),
  tags: z.array(z.string()),
  fields: z.array(customField),
  /** When something was last done to the case or to one of its photos. */
  changedAt: z.iso.datetime(),
})

export const note = z.object({
  id: noteId,
  caseId,
  photoId: photoId.nullable(),
  text: z.string(),
  writtenAt: z.iso.datetime(),
  author: z.string(),
})

/** The analyst's own conclusion on one photo, beside the model's. The newest that is not withdrawn stands; all are kept. */
export const verdict = verdictContent.extend({
  number: z.number().int().positive(),
  withdrawn: z.boolean(),
  decidedAt: z.iso.datetime(),
  author: z.string(),
})

/** Where words are found. `property`: tags, status, assignee and fields of a case or a photo; `photo`: file names. */
export const searchKind = z.enum(['case', 'property', 'place', 'photo', 'note', 'text', 'reasoning'])

export const searchHit = z.object({
  kind: searchKind,
  caseId,
  caseTitle: z.string(),
  photoId: photoId.nullable(),
  /** The photo's file name; null for what belongs to the case as a whole. */
  fileName: z.string().nullable(),
  /** Plain text; the matched words stand between U+2068 and U+2069. */
  excerpt: z.string(),
})

export const casesContract = {
  list: oc.output(z.array(caseRecord)),
  create: oc.input(z.object({ title: z.string().trim().min(1).max(200) })).output(caseRecord),
  rename: oc.input(z.object({ caseId, title: z.string().trim().min(1).max(200) })).output(caseRecord),
  notes: oc.input(z.object({ caseId, photoId: photoId.optional() })).output(z.array(note)),
  addNote: oc.input(z.object({ caseId, photoId: photoId.nullable(), text: z.string().trim().min(1).max(20_000) })).output(note),
  /** It is no longer shown; it stays in the log, and can be brought back by undoing. */
  retractNote: oc.input(z.object({ noteId })).output(z.object({})),
  verdicts: oc.input(z.object({ photoId })).output(z.array(verdict)),
  decide: oc.input(verdictContent).output(verdict),
  /** It no longer stands; it is kept, and may be reinstated. */
  withdrawVerdict: oc.input(z.object({ verdictNumber: z.number().int().positive() })).output(z.object({})),
  reinstateVerdict: oc.input(z.object({ verdictNumber: z.number().int().positive() })).output(z.object({})),
  /** Status, assignee, tags, custom fields: what is left out stays as it is. */
  change: oc.input(z.object({ caseId, changes: caseChanges })).output(caseRecord),
  /** In the order of `searchKind`, each kind newest first, and each kind with its fair share of `limit`. */
  search: oc.input(z.object({ query: z.string().max(400), limit: z.number().int().max(200).default(50) })).output(z.array(searchHit)),
  /** The same by kind, with how many there are; a count that stopped early says `more`. */
  searchByKind: oc
    .input(z.object({ query: z.string().max(400), perKind: z.number().int().min(1).max(50).default(8) }))
    .output(z.array(z.object({ kind: searchKind, count: z.number().int(), more: z.boolean(), hits: z.array(searchHit) }))),
}

export type CaseRecord = z.infer<typeof caseRecord>
export type Note = z.infer<typeof note>
export type Verdict = z.infer<typeof verdict>
export type SearchKind = z.infer<typeof searchKind>
export type SearchHit = z.infer<typeof searchHit>
