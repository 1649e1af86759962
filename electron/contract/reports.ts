// Reports: what is known and concluded of photos, as a document for people who were not there.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { madeFile, workFailed, workProgress } from './archives.ts'
import { caseId, photoId } from './ids.ts'

/** A report of more photos than this is no longer read; the archive holds them all. */
export const MOST_REPORTED_PHOTOS = 200

export const reportRequest = z.object({
  caseId,
  /** In the order in which they are reported. */
  photoIds: z.array(photoId).min(1).max(MOST_REPORTED_PHOTOS),
  format: z.enum(['html', 'pdf']),
  /** Who answers for it; stands on the first page. Empty for nobody. */
  author: z.string().trim().max(200),
  /** Longest side of the photos in the report, px; the originals are named by their hash. */
  photoSidePx: z.union([z.literal(320), z.literal(1600), z.literal(4096)]),
  /** Covers photos that are hard to look at; the others are shown. */
  coverGraphic: z.boolean(),
  /** The model's whole words, in an appendix. */
  includeWords: z.boolean(),
  /** The entries of the log that speak of these photos. */
  includeLog: z.boolean(),
})

export const reportEvent = z.discriminatedUnion('type', [
  workProgress,
  workFailed,
  z.object({ type: z.literal('ready'), file: madeFile, sha256: z.string() }),
])

export const reportsContract = {
  /** Ends when the caller lets go. */
  make: oc.input(reportRequest).output(eventIterator(reportEvent)),
  /** What prints a PDF here: the name of the program, or null where none was found. */
  abilities: oc.output(z.object({ pdfBy: z.string().nullable() })),
}

export type ReportRequest = z.infer<typeof reportRequest>
export type ReportEvent = z.infer<typeof reportEvent>
