// A whole case as one file that a third party can check, and the way back in.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId } from './ids.ts'
import { problem } from './problem.ts'

/** A file that was made for the page to save: at `made/<token>` until the program ends or it is let go. */
export const madeFile = z.object({ token: z.uuid(), fileName: z.string(), byteLength: z.number().int() })

/** 0..1 of the whole; null where the end is not known. */
export const workProgress = z.object({ type: z.literal('progressed'), fraction: z.number().nullable(), message: z.string() })

/** Ends the work. An event, since what a stream throws would reach the page without its words. */
export const workFailed = z.object({ type: z.literal('failed'), problem })

export const exportEvent = z.discriminatedUnion('type', [
  workProgress,
  workFailed,
  z.object({
    type: z.literal('ready'),
    file: madeFile,
    /** SHA-256 of the archive's manifest: told to whoever gets the archive, on another way than the archive itself. */
    seal: z.string(),
    files: z.number().int(),
    photos: z.number().int(),
    photosLeftBehind: z.number().int(),
  }),
])

export const importEvent = z.discriminatedUnion('type', [
  workProgress,
  workFailed,
  z.object({ type: z.literal('imported'), caseId, title: z.string(), seal: z.string(), photos: z.number().int() }),
])

/** Where a case came from, when it came as an archive. */
export const caseImport = z.object({
  seal: z.string(),
  fileName: z.string(),
  productVersion: z.string(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  importedAt: z.string(),
  importedBy: z.string(),
  /** Entries of the log that it had there, kept as a chain of its own. */
  logEntries: z.number().int(),
})

export const archivesContract = {
  /** Puts the archive together and checks every original; it streams when it is saved. Ends when the caller lets go. */
  prepare: oc.input(z.object({ caseId })).output(eventIterator(exportEvent)),
  /** Takes in an archive that the page uploaded to `archives/`; `upload` is the answer's token. */
  importUpload: oc.input(z.object({ upload: z.uuid() })).output(eventIterator(importEvent)),
  /** By path, for the hosts that have paths. */
  importFile: oc.input(z.object({ path: z.string().min(1) })).output(eventIterator(importEvent)),
  /** The newest first; none for a case that began here. */
  provenance: oc.input(z.object({ caseId })).output(z.array(caseImport)),
  /** The stand-alone verifier, to go with an archive. */
  verifier: oc.output(madeFile),
}

export type MadeFile = z.infer<typeof madeFile>
export type WorkProgress = z.infer<typeof workProgress>
export type WorkFailed = z.infer<typeof workFailed>
export type ExportEvent = z.infer<typeof exportEvent>
export type ImportEvent = z.infer<typeof importEvent>
export type CaseImport = z.infer<typeof caseImport>
