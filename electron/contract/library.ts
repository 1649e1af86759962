// The library as a whole: where it is, what happened in it, what changed.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'

export const logEntry = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  /** `case:…`, `photo:…`, `run:…`, or `library`. */
  subject: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** SHA-256 over the previous entry's hash and this entry's content. */
  hash: z.string(),
})

/** With what the subject is called now: the title of the case, the file's name of the photo or of the run's photo. */
export const namedLogEntry = logEntry.extend({ subjectName: z.string().nullable() })

export const libraryContract = {
  describe: oc.output(z.object({ folder: z.string(), version: z.string(), photoCount: z.number().int(), caseCount: z.number().int() })),
  log: oc
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(namedLogEntry)),
  verifyLog: oc.output(z.object({ entries: z.number().int(), intact: z.boolean(), firstBroken: z.number().int().nullable() })),
  /** Says that something was written to the library, by this process or by another (the command line beside the page). */
  watch: oc.output(eventIterator(z.object({ type: z.literal('library-changed') }))),
}

export type LogEntry = z.infer<typeof logEntry>
export type NamedLogEntry = z.infer<typeof namedLogEntry>
