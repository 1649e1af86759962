// Models from the Hugging Face hub, or from a mirror of it: fetched when somebody asks, and only then.
import { z } from 'zod'

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

export type HubRepo = z.infer<typeof hubRepo>
export type HubForm = z.infer<typeof hubForm>
