// What a run of the trainer tells while it goes on: one JSON object a line. Both languages test against the same lines.
import { z } from 'zod'
import { problem } from './problem.ts'

/** Raised whenever a reader of older events could misread newer ones; a reader refuses lines of another version. */
export const TRAINING_EVENTS_VERSION = 1

export const trainingVerb = z.enum(['world', 'check', 'plan', 'reward-model', 'see', 'sft', 'grpo', 'evaluate', 'export', 'ablation'])
export type TrainingVerb = z.infer<typeof trainingVerb>

/** What a training has gone wrong in, or is about to. */
export const trainingAlarm = z.enum([
  /** The reward rises while the accuracy on held-out photos falls. */
  'reward-without-accuracy',
  /** The reasonings name more and more things. */
  'entities-inflating',
  /** The model runs away from its reference. */
  'kl-running-away',
  'length-collapsing',
  'entropy-collapsing',
  /** No group differs within itself: nothing can be learnt from them. */
  'groups-without-spread',
  /** Most completions end at the limit of their length. */
  'completions-clipped',
  /** Many tokens' probabilities have moved farther than they may: the steps are too long. */
  'ratios-clipped',
  /** The answers have the right form, but are no more often right. */
  'form-without-accuracy',
  /** A figure is no number any more. */
  'not-a-number',
])
export type TrainingAlarm = z.infer<typeof trainingAlarm>

const line = { v: z.literal(TRAINING_EVENTS_VERSION), /** Seconds since 1970. */ at: z.number() }
const step = z.int().nonnegative()
/** Null: the figure was not finite. */
const figures = z.record(z.string(), z.number().nullable())

export const trainingEvent = z.discriminatedUnion('event', [
  z.object({
    ...line,
    event: z.literal('started'),
    verb: trainingVerb,
    version: z.string(),
    configuration: z.record(z.string(), z.unknown()),
  }),
  z.object({ ...line, event: z.literal('progress'), step, of: step, message: z.string() }),
  z.object({ ...line, event: z.literal('metrics'), step, values: figures }),
  /** `path` holds every completion of this step with its rewards and its advantage. */
  z.object({ ...line, event: z.literal('rollouts'), step, path: z.string() }),
  z.object({ ...line, event: z.literal('alarm'), step, kind: trainingAlarm, message: z.string(), values: figures }),
  /** The checkpoint in `path` is whole: written, hashed, marked. */
  z.object({ ...line, event: z.literal('checkpoint'), step, path: z.string() }),
  z.object({ ...line, event: z.literal('result'), values: figures, path: z.string().nullable() }),
  z.object({ ...line, event: z.literal('problem'), ...problem.shape }),
  /** The last line of a run that ended in order; `stopped_by` names the signal that asked for it, null where it was done. */
  z.object({ ...line, event: z.literal('finished'), stopped_by: z.string().nullable() }),
])
export type TrainingEvent = z.infer<typeof trainingEvent>
