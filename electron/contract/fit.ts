// What a run of a model takes of this computer's memory, before it is loaded.
import { z } from 'zod'
import { modelId } from './ids.ts'
import { runSettings } from './runs.ts'

export const fitPartName = z.enum([
  /** The process with its libraries. */
  'engine',
  /** The text model, as its file lies on the disk. */
  'weights',
  /** What of it is laid out anew for this processor. */
  'packed-weights',
  'vocabulary',
  /** What sees: libmtmd's projector with its image tower. */
  'projector',
  'adapters',
  /** The photo's pixels, and what the text model is handed of it. */
  'photo',
  /** What the image tower computes with. */
  'looking',
  /** What the samples remember of the words before. */
  'key-values',
  /** What the text model computes with. */
  'reading',
  'logits',
])

/** In bytes. */
const memoryUse = z.object({
  /** Must be there while the run lasts. */
  ramBytes: z.number(),
  /** Held as well where there is room: the system takes it back when it needs it. */
  droppableBytes: z.number(),
  /** On the graphics card. */
  vramBytes: z.number(),
})

/** `tight`: within the estimate's own error of what is free. */
export const fitVerdict = z.enum(['fits', 'tight', 'does-not-fit'])

/** One way to make it smaller, with what it would take then. */
export const fitRemedy = memoryUse.extend({
  kind: z.enum(['smaller-quantisation', 'smaller-photo', 'fewer-samples', 'fewer-gpu-layers']),
  /** What the run's settings become; empty where the model has to be made smaller first. */
  settings: runSettings.pick({ maxImageTokens: true, samples: true }).partial(),
  /** What the model has to be packed as; null where it stays as it is. */
  quantisation: z.string().nullable(),
  /** Layers on the graphics card then. */
  gpuLayers: z.number().int(),
  verdict: fitVerdict,
})

/** Of a run that is thought about; what is left out is taken from the model's defaults. */
export const fitQuestion = z.object({
  modelId,
  settings: runSettings.pick({ samples: true, maxNewTokens: true, maxImageTokens: true, mode: true, hint: true }).partial().default({}),
})

export const modelFit = memoryUse.extend({
  modelId,
  /** False where its files are not here, and its known size was reckoned with. */
  isMeasuredFile: z.boolean(),
  quantisation: z.string(),
  samples: z.number().int(),
  /** So many are written in one batch; the others wait for their turn. */
  samplesTogether: z.number().int(),
  imageTokens: z.number().int(),
  /** Tokens that there is room for: the question with the photo, and all samples that are written together. */
  contextTokens: z.number().int(),
  /** -1 = all, 0 = none. */
  gpuLayers: z.number().int(),
  parts: z.array(memoryUse.extend({ part: fitPartName })),
  ramFreeBytes: z.number(),
  /** Null where there is no graphics card. */
  vramFreeBytes: z.number().nullable(),
  verdict: fitVerdict,
  /** None where it fits. */
  remedies: z.array(fitRemedy),
})

export type FitQuestion = z.infer<typeof fitQuestion>
export type FitPartName = z.infer<typeof fitPartName>
export type FitVerdict = z.infer<typeof fitVerdict>
export type FitRemedy = z.infer<typeof fitRemedy>
export type ModelFit = z.infer<typeof modelFit>
