// Runs: one photo given to one model, N samples; everything that is needed to do it again.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId, modelId, photoId, photoViewId, runId, sha256 } from './ids.ts'
import { modelKind } from './model-kind.ts'
import { passportReference } from './passport-reference.ts'
import { problem } from './problem.ts'
import { seenView } from './views.ts'

/** `reasoning` asks for <think> first; `direct` for the two lines alone. Not every model was trained on both. */
export const runMode = z.enum(['reasoning', 'direct'])

/** Of one run: far more than anybody mixes. */
export const MOST_ADAPTERS = 8

/** A LoRA adapter over the model's weights. Its hash says which; where its file lies is this computer's own affair. */
export const runAdapter = z.object({
  /** The file's name when it was named. */
  name: z.string().min(1).max(255),
  sha256,
  /** What the adapter changes is taken times this; 0 = nothing of it. */
  weight: z.number().min(-100).max(100),
})

export const runSettings = z.object({
  modelId,
  samples: z.number().int().min(1).max(64),
  temperature: z.number().min(0).max(5),
  topP: z.number().gt(0).max(1),
  topK: z.number().int().min(0),
  minP: z.number().min(0).max(1),
  seed: z.number().int().min(0).max(4294967295),
  maxNewTokens: z.number().int().min(1).max(8192),
  mode: runMode,
  /** What the analyst already knows, put into the prompt as plain text. */
  hint: z.string().max(2000),
  maxImageTokens: z.number().int().min(16).max(16384),
  /** Whether to check what the samples claim to see once the run has finished. Runs of older versions do not say. */
  checkEntities: z.boolean().optional(),
  /** Left out where there is none. */
  adapters: z.array(runAdapter).max(MOST_ADAPTERS).optional(),
})

export const runState = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted'])
export const runStage = z.enum([
  'reading-photo',
  'reading-metadata',
  'reading-text',
  'loading-model',
  'encoding-photo',
  'reading-prompt',
  'writing',
  'combining',
])

/** How the engine computed: the order of its sums decides the last digits, and with quantised weights now and then a word. */
export const runArithmetic = z.object({
  /** Of the model; the others ran on the processor. */
  gpuLayers: z.number().int(),
  keyValueBits: z.number().int(),
  flashAttention: z.enum(['on', 'off', 'automatic']),
  /** Samples that were written in one batch. */
  samplesTogether: z.number().int(),
})

/** What ran, exactly: with the settings and the photo's bytes, enough to run it again and compare. */
export const runPassport = z.object({
  modelName: z.string(),
  textFileSha256: sha256,
  projectorFileSha256: sha256,
  /** The model's own passport, which both files matched; null where it had none. Runs of older versions do not say. */
  modelPassport: passportReference.nullable().optional(),
  quantisation: z.string(),
  llamaBuild: z.string(),
  addonBuild: z.string(),
  device: z.string(),
  threads: z.number().int(),
  arithmetic: runArithmetic,
  /** Which of the program's prompts it was, by its name in the catalogue; null in runs of older versions, which had one. */
  promptName: z.string().nullable().default(null),
  prompt: z.string(),
  promptSha256: sha256,
  photoSha256: sha256,
  /** The view of the photo that the model was shown, its crop, turn and tones; null where it was shown the whole photo. */
  view: seenView.nullable().default(null),
  /** Pixels that the model saw: boxes in its words are in this size. */
  resizedWidthPx: z.number().int(),
  resizedHeightPx: z.number().int(),
  imageTokens: z.number().int(),
  /** At most so many were allowed, by the settings and by the model; null in runs of older versions. */
  maxImageTokens: z.number().int().nullable().default(null),
  promptTokens: z.number().int(),
})

export const runTimings = z.object({
  loadMs: z.number(),
  encodeMs: z.number(),
  prefillMs: z.number(),
  decodeMs: z.number(),
  totalMs: z.number(),
  tokensWritten: z.number().int(),
})

/** What the parser read out of one sample's words. */
export const answer = z.object({
  reasoning: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  /** What could not be read, in words; empty when all is well. */
  complaints: z.array(z.string()),
})

export const sample = z.object({
  number: z.number().int().nonnegative(),
  seed: z.number().int(),
  /** The raw words, always kept. */
  text: z.string(),
  tokens: z.number().int(),
  /** Sum of the natural-log probabilities of its tokens under the sampling-free model distribution. */
  logProbability: z.number(),
  stopReason: z.enum(['end-of-answer', 'length', 'cancelled', 'context-full']),
  answer,
  /** The place the answer was resolved to, for display; null where unresolved. */
  resolvedName: z.string().nullable(),
})

export const run = z.object({
  id: runId,
  photoId,
  caseId,
  state: runState,
  stage: runStage.nullable(),
  settings: runSettings,
  passport: runPassport.nullable(),
  timings: runTimings.nullable(),
  problem: problem.nullable(),
  /** A model that nobody should rely on is labelled so wherever its output is shown. */
  modelKind,
  rerunOf: runId.nullable(),
  /** The view of the photo that the model is shown; null for the whole photo. */
  viewId: photoViewId.nullable(),
  queuedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  samplesFinished: z.number().int(),
})

export const runEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run-changed'), run }),
  z.object({
    type: z.literal('run-progressed'),
    runId,
    photoId,
    stage: runStage,
    /** 0..1 within the stage; null where the end is not known. */
    fraction: z.number().nullable(),
    message: z.string(),
  }),
  /** Words just written, per sample, to be appended. */
  z.object({
    type: z.literal('words-written'),
    runId,
    pieces: z.array(z.object({ sample: z.number().int(), text: z.string() })),
  }),
  z.object({ type: z.literal('sample-finished'), runId, sample }),
])

/** Two runs side by side: did the same settings give the same words? */
export const runComparison = z.object({
  samples: z.array(
    z.object({
      number: z.number().int(),
      sameTokens: z.boolean(),
      /** Number of the first token that differs; null where they are the same. */
      firstDifference: z.number().int().nullable(),
      sameAnswer: z.boolean(),
      /** Largest difference of a token's log-probability over the common part. */
      largestLogProbabilityDifference: z.number(),
    }),
  ),
  /** What differed around the words (model, prompt, build, device, settings, missing samples), one sentence each. */
  differences: z.array(z.string()),
  identical: z.boolean(),
})

export const runsContract = {
  defaults: oc.input(z.object({ modelId: modelId.optional() })).output(runSettings),
  /** With `viewId`, the model is shown that view of the one photo it belongs to. */
  start: oc
    .input(z.object({ photoIds: z.array(photoId).min(1), settings: runSettings.partial(), viewId: photoViewId.optional() }))
    .output(z.array(run)),
  cancel: oc.input(z.object({ runId })).output(run),
  /** Goes on with a run that did not get to its end; finished samples are kept. */
  retry: oc.input(z.object({ runId })).output(run),
  /** A new run with the settings and the seed of an old one. */
  rerun: oc.input(z.object({ runId })).output(run),
  compare: oc.input(z.object({ runId, with: runId })).output(runComparison),
  list: oc.input(z.object({ caseId, photoId: photoId.optional() })).output(z.array(run)),
  get: oc.input(z.object({ runId })).output(z.object({ run, samples: z.array(sample) })),
  /** Events of the runs that this process works on, from now on; those of other processes show in `library.watch`. Ends when the caller lets go. */
  watch: oc.output(eventIterator(runEvent)),
}

export type RunAdapter = z.infer<typeof runAdapter>
export type RunSettings = z.infer<typeof runSettings>
export type RunMode = z.infer<typeof runMode>
export type RunState = z.infer<typeof runState>
export type RunStage = z.infer<typeof runStage>
export type RunArithmetic = z.infer<typeof runArithmetic>
export type RunPassport = z.infer<typeof runPassport>
export type RunTimings = z.infer<typeof runTimings>
export type Answer = z.infer<typeof answer>
export type Sample = z.infer<typeof sample>
export type Run = z.infer<typeof run>
export type RunComparison = z.infer<typeof runComparison>
export type RunEvent = z.infer<typeof runEvent>
