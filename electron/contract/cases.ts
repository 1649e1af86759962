// Cases: a named collection of photos with notes and verdicts.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId, noteId, photoId } from './ids.ts'
import { verdictContent } from './judgements.ts'

export const caseRecord = z.object({
  id: caseId,
  title: z.string(),
  createdAt: z.iso.datetime(),
  photoCount: z.number().int(),
  runCount: z.number().int(),
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

export const searchHit = z.object({
  kind: z.enum(['photo', 'text', 'reasoning', 'place', 'note', 'case']),
  caseId,
  photoId: photoId.nullable(),
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
  search: oc.input(z.object({ query: z.string().max(400), limit: z.number().int().max(200).default(50) })).output(z.array(searchHit)),
}

export type CaseRecord = z.infer<typeof caseRecord>
export type Note = z.infer<typeof note>
export type Verdict = z.infer<typeof verdict>
export type SearchHit = z.infer<typeof searchHit>
