// Entities: what the samples of a run claim to see, merged, and whether it could be found in the photo.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { photoPolygon } from './clues.ts'
import { runId } from './ids.ts'
import { problem } from './problem.ts'

/** `quoted` is text that a sample says stands in the photo; all others are kinds of the lexicon. */
export const entityKind = z.enum([
  'quoted',
  'sign',
  'writing',
  'vehicle',
  'road',
  'street-furniture',
  'vegetation',
  'terrain',
  'water',
  'architecture',
  'worship',
  'building-part',
  'landmark',
  'people',
  'clothing',
  'flag',
  'animal',
  'weather',
  'food',
  'object',
])

export const entityStatus = z.enum(['grounded', 'doubtful', 'unsupported', 'unchecked'])

/** Why an entity has its status; the page has a sentence for each. */
export const entityReason = z.enum([
  'read-in-photo',
  'partly-read',
  'seen',
  'hardly-seen',
  'seen-without-looking',
  'no-plain-answer',
  'seen-not-read',
  'not-seen',
  'not-checked',
])

/** UTF-16 offsets into the sample's reasoning; `end` exclusive. */
const span = z.object({ start: z.number().int(), end: z.number().int() })

export const entityMention = span.extend({ sample: z.number().int() })

export const entityFinding = z.object({
  status: entityStatus,
  reason: entityReason,
  /** The line of text in the photo that it was held against. */
  line: z.object({ text: z.string(), reader: z.string(), confidence: z.number() }).nullable(),
  /** P(yes) ÷ (P(yes) + P(no)), 0..1, asked with the photo and, as a control, without it. */
  seenProbability: z.number().nullable(),
  controlProbability: z.number().nullable(),
  /** What the model was asked for, in words. */
  asked: z.string().nullable(),
  region: photoPolygon.nullable(),
  regionSource: z.enum(['text-line', 'model']).nullable(),
  checkedAt: z.iso.datetime().nullable(),
})

export const entity = entityFinding.extend({
  /** Stable within a run: its kind and its name. */
  key: z.string(),
  kind: entityKind,
  label: z.string(),
  /** Samples that name it, by number. */
  samples: z.array(z.number().int()),
  /** Its descriptions as written, most frequent first: “red tram”, “old tram”. */
  descriptions: z.array(z.object({ text: z.string(), samples: z.array(z.number().int()) })),
  mentions: z.array(entityMention),
})

/** Named and not claimed to be seen: “no palm trees”, “one would expect vineyards”. */
export const unclaimedMention = entityMention.extend({ stance: z.enum(['negated', 'hypothetical']) })

/** A place or country named in the reasoning. */
export const namedPlace = z.object({
  name: z.string(),
  samples: z.array(z.number().int()),
  /** Samples whose answer is this place, or lies in it. */
  answeredBy: z.array(z.number().int()),
})

export const checkState = z.enum(['never', 'waiting', 'running', 'finished', 'failed', 'cancelled', 'interrupted'])

/** The check of a run's entities: a job of its own. */
export const entityCheck = z.object({
  runId,
  state: checkState,
  done: z.number().int(),
  total: z.number().int(),
  problem: problem.nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
})

export const checkStage = z.enum(['reading-text', 'loading-model', 'encoding-photo', 'asking', 'asking-without-photo', 'placing'])

export const entityEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('check-changed'), check: entityCheck }),
  z.object({ type: z.literal('check-progressed'), runId, stage: checkStage, fraction: z.number().nullable() }),
  z.object({ type: z.literal('entity-checked'), runId, key: z.string(), finding: entityFinding }),
])

export const entitiesOfRun = z.object({
  entities: z.array(entity),
  unclaimed: z.array(unclaimedMention),
  places: z.array(namedPlace),
  check: entityCheck,
})

export const entitiesContract = {
  ofRun: oc.input(z.object({ runId })).output(entitiesOfRun),
  /** Checks what was not checked yet: text in the photo first, then the model itself. */
  check: oc.input(z.object({ runId })).output(entityCheck),
  cancelCheck: oc.input(z.object({ runId })).output(entityCheck),
  /** Events of the checks that this process works on, from now on. */
  watch: oc.output(eventIterator(entityEvent)),
}

export type EntityKind = z.infer<typeof entityKind>
export type EntityStatus = z.infer<typeof entityStatus>
export type EntityReason = z.infer<typeof entityReason>
export type EntityMention = z.infer<typeof entityMention>
export type EntityFinding = z.infer<typeof entityFinding>
export type Entity = z.infer<typeof entity>
export type UnclaimedMention = z.infer<typeof unclaimedMention>
export type NamedPlace = z.infer<typeof namedPlace>
export type EntityCheck = z.infer<typeof entityCheck>
export type CheckStage = z.infer<typeof checkStage>
export type EntityEvent = z.infer<typeof entityEvent>
export type EntitiesOfRun = z.infer<typeof entitiesOfRun>
