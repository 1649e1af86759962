// An expected failure as plain data: what crosses every boundary instead of an exception.
import { z } from 'zod'

export const problem = z.object({
  /** kebab-case, stable, for programs: `photo-truncated`, `engine-died`. */
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What happened, one sentence, in words a journalist understands. */
  message: z.string(),
  /** What the person can do about it. */
  remedy: z.string(),
  /** Facts for the curious and for bug reports; never needed to understand the message. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})
export type Problem = z.infer<typeof problem>
