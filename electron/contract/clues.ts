// Clues: claims found in a photo's metadata or in the text it shows, each with what it supports and how strongly.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { analystClue, analystClueKind } from './analyst-clues.ts'
import { countryCode, latLon } from './geography.ts'
import { clueId, photoId, placeId, runId } from './ids.ts'
import { clueStanding } from './judgements.ts'
import { photoPolygon } from './photo-regions.ts'
import { posterior } from './posterior.ts'

/** One place or country that a clue speaks for. Shares of one clue's supports add up to 1. */
export const support = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('country'), countryCode, share: z.number() }),
  z.object({
    kind: z.literal('place'),
    placeId: placeId.nullable(),
    name: z.string(),
    countryCode: countryCode.nullable(),
    at: latLon,
    /** Half of the support's mass lies within this distance. */
    radiusKm: z.number().positive(),
    share: z.number(),
  }),
])

export const clueKind = z.enum([
  'gps',
  'capture-time',
  'camera',
  'software',
  'caption',
  'text-line',
  'place-name',
  'country-name',
  'country-domain',
  'phone-prefix',
  'currency',
  'number-plate',
  'postcode',
  'script',
  'language',
  ...analystClueKind.options,
])

export const clue = z.object({
  id: clueId,
  photoId,
  kind: clueKind,
  source: z.enum(['metadata', 'text', 'analyst']),
  /** The claim in one line: `Phone prefix +351`. */
  title: z.string(),
  /** Why it supports what it supports, and what it does not prove. */
  reason: z.string(),
  /** The words or the field as found. */
  quote: z.string(),
  supports: z.array(support),
  /**
   * Probability, 0..1, that the clue truly tells where the photo was taken; 0 = it says nothing of the place.
   * The posterior's factor is (1 − reliability) + reliability · D(x)/P0(x).
   */
  reliability: z.number().min(0).max(1),
  /** Metadata is shown beside the answer and never mixed into it: false keeps a clue out of the posterior. */
  inPosterior: z.boolean(),
  standing: clueStanding,
  /** Where in the photo; null for metadata. */
  where: photoPolygon.nullable(),
  /** Of a `text-line`: Unicode script (`Latn`, `Cyrl`, …), language (ISO 639-1) if recognised, reader and its confidence. */
  text: z
    .object({
      script: z.string(),
      language: z.string().nullable(),
      confidence: z.number(),
      reader: z.string(),
    })
    .nullable(),
  /** Of an analyst's own clue: what was given, to be changed. */
  own: analystClue.optional(),
})

/** The answer to go on with: a run's, or without a run that of the photo's clues alone. */
const answerOf = z.object({ runId: runId.nullable() })
/** A clue as it stands now, and the answer that follows from it. */
const clueWithAnswer = z.object({ clue, posterior })

export const cluesContract = {
  list: oc.input(z.object({ photoId })).output(z.array(clue)),
  setStanding: oc.input(z.object({ clueId, standing: clue.shape.standing })).output(clue),
  /** Sets the standing and computes the answer again in one call, so that the map can follow at once. */
  judge: oc.input(answerOf.extend({ clueId, standing: clue.shape.standing })).output(clueWithAnswer),
  /** The answer that would follow from a judgement; nothing is written. */
  foresee: oc.input(answerOf.extend({ clueId, standing: clue.shape.standing })).output(posterior),
  add: oc.input(answerOf.extend({ photoId, content: analystClue })).output(clueWithAnswer),
  /** Of the analyst's own clues alone; throws `not-your-clue` for what was found by the program. */
  change: oc.input(answerOf.extend({ clueId, content: analystClue })).output(clueWithAnswer),
  /** It is no longer shown and says nothing any more; undoing brings it back. */
  remove: oc.input(answerOf.extend({ clueId })).output(z.object({ posterior })),
}

export type Clue = z.infer<typeof clue>
export type ClueKind = z.infer<typeof clueKind>
export type Support = z.infer<typeof support>
export type ClueWithAnswer = z.infer<typeof clueWithAnswer>
export type { PhotoPolygon } from './photo-regions.ts'
export { photoPolygon }
