import { z } from 'zod'
import { sha256 } from './ids.ts'

/** What lists and runs say of a model's passport. */
export const passportReference = z.object({
  /** SHA-256 of the passport's file. */
  sha256,
  /** A file of the model had changed, and a person went on with it. */
  changedFileAccepted: z.boolean(),
})

export type PassportReference = z.infer<typeof passportReference>
