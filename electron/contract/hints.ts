// Hints: what an analyst knows of the place from elsewhere, drawn on the map, and how sure of it the analyst is.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { countryCode, latLon } from './geography.ts'
import { caseId, photoId, runId } from './ids.ts'

export const hintId = z.uuid().brand<'HintId'>()

/** Each strength is a probability that the hint is right (`core/hints/strength.ts`). */
export const hintStrength = z.enum(['certain', 'likely', 'perhaps'])

/** `outside`: the photo was not taken in the area. */
export const hintSide = z.enum(['inside', 'outside'])

/** What a shadow in the photo says of the sun: tan(altitude) = height of a thing ÷ length of its shadow on level ground. */
export const shadowMeasure = z.object({
  /** A UTC instant. */
  at: z.iso.datetime(),
  uncertaintyMinutes: z.number().min(0).max(720),
  heightPerShadow: z.number().gt(0).max(1000),
  /** Of the ratio. */
  uncertaintyPercent: z.number().min(0).max(90),
  /** Where the shadow points, degrees clockwise from true north; null where no direction in the photo is known. */
  shadowBearing: z.object({ degrees: z.number().min(0).lt(360), uncertaintyDegrees: z.number().min(0).max(180) }).nullable(),
})

export const MOST_AREA_CORNERS = 20_000
export const MOST_AREA_RINGS = 500

export const hintArea = z.discriminatedUnion('kind', [
  /**
   * Rings without a closing corner; ground is in the area where an odd number of them hold it, so a ring in a ring is a hole.
   * Edges run straight on the map (Mercator), the short way round; a ring that goes all the way round holds the pole nearer to it.
   */
  z.object({
    kind: z.literal('polygon'),
    rings: z
      .array(z.array(latLon).min(3))
      .min(1)
      .max(MOST_AREA_RINGS)
      .refine((rings) => rings.reduce((sum, ring) => sum + ring.length, 0) <= MOST_AREA_CORNERS, `at most ${MOST_AREA_CORNERS} corners`),
  }),
  /** Half the Earth's girth at most. */
  z.object({ kind: z.literal('circle'), centre: latLon, radiusKm: z.number().gt(0).max(20_015) }),
  z.object({ kind: z.literal('country'), countryCode }),
  /** Where the sun could have cast such a shadow then. */
  z.object({ kind: z.literal('shadow'), shadow: shadowMeasure }),
])

export const hintContent = z.object({
  side: hintSide,
  area: hintArea,
  strength: hintStrength,
  /** What the area is called: a place, or a name from a file; empty where it has none. */
  name: z.string().trim().max(200),
  note: z.string().trim().max(4000),
  /** A hint that is switched off stays in sight and says nothing. */
  on: z.boolean(),
})

export const hint = hintContent.extend({
  id: hintId,
  caseId,
  /** Null for a hint on every photo of the case. */
  photoId: photoId.nullable(),
  addedAt: z.iso.datetime(),
  author: z.string(),
})

/** The hints that an answer of a run rested on, as they were then. */
export const hintsOfRun = z.object({
  hints: z.array(hint),
  /** SHA-256 over them as canonical JSON, ordered by id; the log holds it too. */
  sha256: z.string(),
})

export const hintsContract = {
  /** Of the photo and of its case as a whole, in the order they were added. */
  list: oc.input(z.object({ caseId, photoId: photoId.nullable() })).output(z.array(hint)),
  add: oc.input(z.object({ caseId, photoId: photoId.nullable(), content: hintContent })).output(hint),
  change: oc.input(z.object({ hintId, content: hintContent })).output(hint),
  remove: oc.input(z.object({ hintId })).output(z.object({})),
  /** Null for a run that was recorded without hints. */
  ofRun: oc.input(z.object({ runId })).output(hintsOfRun.nullable()),
}

export type HintId = z.infer<typeof hintId>
export type HintStrength = z.infer<typeof hintStrength>
export type HintSide = z.infer<typeof hintSide>
export type ShadowMeasure = z.infer<typeof shadowMeasure>
export type HintArea = z.infer<typeof hintArea>
export type HintContent = z.infer<typeof hintContent>
export type Hint = z.infer<typeof hint>
export type HintsOfRun = z.infer<typeof hintsOfRun>
