// Intake: the queue of files on their way into a case. It lies in the library and goes on after a restart where it was.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { batchId, caseId, photoId } from './ids.ts'
import { problem } from './problem.ts'

/** Counts up within a library, in the order in which files were queued. */
const itemNumber = z.number().int().positive().brand<'IntakeNumber'>()
const folderNumber = z.number().int().positive().brand<'WatchedFolderNumber'>()

export const intakeState = z.enum(['waiting', 'under-way', 'added', 'already-here', 'failed', 'cancelled'])

/** Another photo of the library that one on its way in looks like. */
export const lookAlike = z.object({
  photoId,
  caseId,
  caseTitle: z.string(),
  fileName: z.string(),
  /** The same bytes. */
  exact: z.boolean(),
})

export const intakeItem = z.object({
  number: itemNumber,
  caseId,
  /** Fit to be shown; never used as a path. */
  fileName: z.string(),
  /** Where the file lies on this machine; null for bytes that were handed over and wait inside the library. */
  path: z.string().nullable(),
  state: intakeState,
  problem: problem.nullable(),
  /** The photo that it became, or the one that was there already. */
  photoId: photoId.nullable(),
  /** The likest of the photos that were in the library before it, where one looks like it and is still there. */
  looksLike: lookAlike.nullable(),
  /** It was found in a watched folder. */
  watched: z.boolean(),
})

export const intakeSummary = z.object({
  /** Of the whole library: nothing more is taken up until somebody goes on. */
  paused: z.boolean(),
  /** Items of the case by state. */
  counts: z.object({
    waiting: z.number().int(),
    underWay: z.number().int(),
    added: z.number().int(),
    alreadyHere: z.number().int(),
    failed: z.number().int(),
    cancelled: z.number().int(),
  }),
  /** Photos that came in and look like others of the library: how many, and the newest of them; null where none does. */
  alike: z
    .object({ count: z.number().int(), newest: z.object({ number: itemNumber, fileName: z.string(), looksLike: lookAlike }) })
    .nullable(),
  /** The newest file that was in the case already, and the photo that it is. */
  foundHere: z.object({ number: itemNumber, photoId }).nullable(),
  /** What is worked on now, in this case; the share of its bytes that were read, 0..1, is known to the process that reads them. */
  now: z.object({ fileName: z.string(), fraction: z.number().nullable() }).nullable(),
})

/** What was found in a folder: what was queued, and what was left out, by reason. */
export const folderFindings = z.object({
  queued: z.number().int(),
  hidden: z.number().int(),
  notPhotos: z.number().int(),
  /** Links are not followed: what they lead to inside the folder is found where it lies. */
  links: z.number().int(),
  unreadable: z.number().int(),
})

export const watchedFolder = z.object({
  number: folderNumber,
  caseId,
  path: z.string(),
  since: z.iso.datetime(),
  /** Why nothing is seen of it now: it was moved, or its drive is not connected. */
  problem: problem.nullable(),
})

/** Longer than any system takes. */
const path = z.string().trim().min(1).max(4096)
const ofCase = z.object({ caseId })
const ofItem = z.object({ number: itemNumber })

export const intakeContract = {
  summary: oc.input(ofCase).output(intakeSummary),
  /** What needs a look first, then what is under way, what waits in its order, and what is done, newest first. */
  list: oc
    .input(ofCase.extend({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(100) }))
    .output(z.array(intakeItem)),
  /** Files of one batch may come in several calls; without one they are a batch of their own. */
  addFiles: oc.input(ofCase.extend({ paths: z.array(path).min(1).max(10_000), batchId: batchId.optional() })).output(intakeSummary),
  addFolder: oc.input(ofCase.extend({ path })).output(folderFindings),
  pause: oc.output(z.object({})),
  resume: oc.output(z.object({})),
  move: oc.input(ofItem.extend({ to: z.enum(['up', 'down', 'front']) })).output(z.object({})),
  /** One item that failed or was cancelled, or all of the case that failed. */
  retry: oc.input(z.union([ofItem, ofCase])).output(z.object({})),
  /** One item, or all of the case that wait or are under way. */
  cancel: oc.input(z.union([ofItem, ofCase])).output(z.object({})),
  /** Takes what has ended off the list: one item, or all of the case. Photos that were added stay, and so does the log. */
  clear: oc.input(z.union([ofItem, ofCase])).output(z.object({})),
  folders: oc.input(ofCase).output(z.array(watchedFolder)),
  watchFolder: oc.input(ofCase.extend({ path })).output(watchedFolder),
  unwatchFolder: oc.input(z.object({ number: folderNumber })).output(z.object({})),
  /** The summary whenever it changes, at most ten times a second. */
  watch: oc.input(ofCase).output(eventIterator(intakeSummary)),
}

export type IntakeState = z.infer<typeof intakeState>
export type LookAlike = z.infer<typeof lookAlike>
export type IntakeItem = z.infer<typeof intakeItem>
export type IntakeNumber = IntakeItem['number']
export type IntakeSummary = z.infer<typeof intakeSummary>
export type FolderFindings = z.infer<typeof folderFindings>
export type WatchedFolder = z.infer<typeof watchedFolder>
export type WatchedFolderNumber = WatchedFolder['number']
