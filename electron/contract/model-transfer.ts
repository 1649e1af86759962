// A model as one archive or one folder: taken to another computer, and brought in.
import { z } from 'zod'
import { workFailed, workProgress } from './archives.ts'
import { modelId, sha256 } from './ids.ts'

export const modelExportEvent = z.discriminatedUnion('type', [
  workProgress,
  workFailed,
  z.object({
    type: z.literal('exported'),
    path: z.string(),
    byteLength: z.number().int(),
    /** SHA-256 of the manifest: told to whoever gets the model, on another way than the model itself. */
    seal: sha256,
  }),
])

export const modelImportEvent = z.discriminatedUnion('type', [
  workProgress,
  workFailed,
  z.object({
    type: z.literal('imported'),
    modelId,
    /** SHA-256 of the manifest, to be compared with what the sender tells; null where there was none. */
    seal: sha256.nullable(),
    /** Whether hashes came with the files, against which they were held. */
    hashesChecked: z.boolean(),
    /** The very files were here already: nothing was written. */
    wasHere: z.boolean(),
  }),
])

export type ModelExportEvent = z.infer<typeof modelExportEvent>
export type ModelImportEvent = z.infer<typeof modelImportEvent>
