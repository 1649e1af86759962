// How fast a model is on this computer, measured for about twenty seconds, and what is best for it here.
import { z } from 'zod'
import { workFailed, workProgress } from './archives.ts'

/** What is used for a model on this computer where a run says nothing else; null leaves it to the program. */
export const engineChoices = z.object({
  threads: z.number().int().min(1).max(1024).nullable(),
  /** -1 = all, 0 = none. */
  gpuLayers: z.number().int().min(-1).max(1024).nullable(),
  /** Size of a photo at most, in tokens. */
  maxImageTokens: z.number().int().min(16).max(16_384).nullable(),
})

/** Of one photo, in milliseconds; the model is loaded already. */
const runForecast = z.object({
  imageTokens: z.number().int(),
  samples: z.number().int(),
  /** So long is each answer thought to be: as long as the model's own were, else as long as allowed. */
  answerTokens: z.number().int(),
  lookMs: z.number(),
  readMs: z.number(),
  writeMs: z.number(),
  totalMs: z.number(),
  ramBytes: z.number(),
  vramBytes: z.number(),
})

export const selfTest = z.object({
  testedAt: z.iso.datetime(),
  device: z.string(),
  loadMs: z.number(),
  /** With what was chosen. */
  forecast: runForecast,
  choices: engineChoices,
  /** What was tried, for the curious: threads, and what a photo would have taken with them. */
  tried: z.array(z.object({ threads: z.number().int(), totalMs: z.number() })),
})

export const selfTestEvent = z.discriminatedUnion('type', [workProgress, workFailed, z.object({ type: z.literal('tested'), selfTest })])

export type EngineChoices = z.infer<typeof engineChoices>
export type RunForecast = z.infer<typeof runForecast>
export type SelfTest = z.infer<typeof selfTest>
export type SelfTestEvent = z.infer<typeof selfTestEvent>
