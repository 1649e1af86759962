// Models from the Hugging Face hub, or from a mirror of it: fetched when somebody asks, and only then. A download lies in
// the library; when the program ends it is paused, and goes on where it was when it is asked to.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { modelId, sha256 } from './ids.ts'
import { modelKind } from './model-kind.ts'
import { problem } from './problem.ts'

/** `owner/name` on the hub. */
export const hubRepo = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/)
  .refine((repo) => !repo.includes('..'))
  .brand<'HubRepo'>()

/** A branch, a tag or a commit. */
export const hubRevision = z
  .string()
  .regex(/^[A-Za-z0-9][\w./-]{0,99}$/)
  .refine((revision) => !revision.includes('..'))

/** `pair`: two GGUF files that run as they are; `checkpoint`: a folder of safetensors that is converted afterwards. */
export const hubForm = z.enum(['pair', 'checkpoint'])

const commit = z.string().regex(/^[0-9a-f]{40}$/)
/** Of a pair's text model, such as `Q4_K_M`; null takes what is usual. */
const format = z.string().min(1).max(200).nullable()

/** A model of the catalogue, or any repository of the hub. */
export const downloadSource = z.union([
  z.strictObject({ modelId }),
  z.strictObject({ repo: hubRepo, revision: hubRevision.default('main') }),
])

export const downloadState = z.enum(['waiting', 'under-way', 'paused', 'finished', 'failed', 'cancelled'])
/** Counts up within a library. */
const downloadNumber = z.number().int().positive().brand<'DownloadNumber'>()

/** What a download would fetch. The hub was asked for it. */
export const downloadPlan = z.object({
  repo: hubRepo,
  /** The commit that the revision stands for now; hand it to `start`, so that what is fetched is what was shown. */
  commit,
  form: hubForm,
  /** Null for a checkpoint. */
  format,
  /** What else there is of a pair. */
  formats: z.array(z.string()),
  /** As its publisher states it on the hub; null where nothing is stated. */
  licence: z.string().nullable(),
  folder: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), isHere: z.boolean() })),
  bytesTotal: z.number().int(),
  /** Of these, what would have to come yet. */
  bytesMissing: z.number().int(),
  /** Free on the disk of the folder. A conversion afterwards needs room of its own. */
  bytesFree: z.number().int(),
  isRoomEnough: z.boolean(),
})

export const download = z.object({
  number: downloadNumber,
  /** Null for one that is in no catalogue. */
  modelId: modelId.nullable(),
  repo: hubRepo,
  commit,
  form: hubForm,
  format,
  licence: z.string().nullable(),
  state: downloadState,
  /** Why it failed; null in every other state. */
  problem: problem.nullable(),
  folder: z.string(),
  /** `sha256` once it was found to be what the hub says. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: sha256.nullable() })),
  bytesDone: z.number().int(),
  bytesTotal: z.number().int(),
  /** The file that is fetched now, and how fast; known to the process that fetches. */
  now: z.object({ path: z.string(), bytesPerSecond: z.number() }).nullable(),
  askedAt: z.iso.datetime(),
})

/** A model of the catalogue that the hub has. */
export const downloadable = z.object({
  modelId,
  name: z.string(),
  kind: modelKind,
  licence: z.string(),
  source: z.string(),
  repo: hubRepo,
  form: hubForm,
  /** Of a pair, as far as the catalogue knows; empty for a checkpoint. */
  formats: z.array(z.string()),
  /** `ready`: it can be run; `fetched`: its checkpoint is whole and waits for its conversion; `missing`: neither. */
  here: z.enum(['ready', 'fetched', 'missing']),
  /** Where its checkpoint lies or would lie, for the conversion; null for a pair. */
  checkpointFolder: z.string().nullable(),
  /** Its newest download that was not cancelled; null where there is none. */
  download: download.nullable(),
})

/** Where the access token for models that are not given to everybody is: it is never told itself. */
export const hubTokenPlace = z.object({
  place: z.enum(['environment', 'keychain', 'nowhere']),
  /** False where no keychain can be used: then the environment variable HF_TOKEN is the way. */
  canBeKept: z.boolean(),
})

/** Whom a plan and a download turn to, as `host:port`. The hub may hand out large files from a store of its own: each host stands in the ledger. */
export const hubContacts = z.object({
  hub: z.string(),
  isMirror: z.boolean(),
  /** Everything goes by way of it; null where there is none. */
  proxy: z.string().nullable(),
})

const chosen = z.object({ source: downloadSource, format: format.default(null) })
const ofOne = z.object({ number: downloadNumber })

export const downloadsContract = {
  catalogue: oc.output(z.array(downloadable)),
  /** From the settings alone: nobody is asked. Throws `download-address-refused`. */
  contacts: oc.output(hubContacts),
  /** Asks the hub. Throws `download-…`. */
  plan: oc.input(chosen).output(downloadPlan),
  /** Asks the hub again, for the commit of the plan, and begins. One of the same files that stands still goes on instead. */
  start: oc.input(chosen.extend({ commit: commit.nullable().default(null) })).output(download),
  pause: oc.input(ofOne).output(download),
  /** One that is paused or failed. */
  goOn: oc.input(ofOne).output(download),
  /** What came of files that are not whole is thrown away. */
  cancel: oc.input(ofOne).output(download),
  /** Takes one that is finished or cancelled off the list; its files stay. */
  clear: oc.input(ofOne).output(z.object({})),
  /** Newest first. */
  list: oc.output(z.array(download)),
  /** The list whenever it changes, at most ten times a second. */
  watch: oc.output(eventIterator(z.array(download))),
  token: oc.output(hubTokenPlace),
  keepToken: oc.input(z.object({ token: z.string().regex(/^[\x21-\x7e]{1,500}$/) })).output(hubTokenPlace),
  forgetToken: oc.output(hubTokenPlace),
}

export type HubRepo = z.infer<typeof hubRepo>
export type HubForm = z.infer<typeof hubForm>
export type DownloadSource = z.infer<typeof downloadSource>
export type DownloadState = z.infer<typeof downloadState>
export type DownloadNumber = z.infer<typeof downloadNumber>
export type DownloadPlan = z.infer<typeof downloadPlan>
export type Download = z.infer<typeof download>
export type Downloadable = z.infer<typeof downloadable>
export type HubContacts = z.infer<typeof hubContacts>
export type HubTokenPlace = z.infer<typeof hubTokenPlace>
