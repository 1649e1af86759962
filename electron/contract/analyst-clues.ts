// What an analyst claims of the place from knowledge of one's own, as given.
import { z } from 'zod'
import { countryCode, latLon } from './geography.ts'
import { placeId } from './ids.ts'
import { photoPolygon } from './photo-regions.ts'

/** What the claim goes by. Claims of one sort that say the same count once, as with clues that are found. */
export const analystClueKind = z.enum(['landmark', 'architecture', 'landscape', 'traffic', 'people', 'testimony', 'own-knowledge'])

export const claimStrength = z.enum(['weak', 'fair', 'strong', 'very-strong'])

export const claimTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('country'), countryCode, name: z.string().trim().min(1).max(200) }),
  z.object({
    kind: z.literal('place'),
    placeId: placeId.nullable(),
    name: z.string().trim().min(1).max(200),
    countryCode: countryCode.nullable(),
    at: latLon,
    /** Half of the photos "in" the place were taken within this distance. */
    radiusKm: z.number().positive().max(2000),
  }),
  z.object({
    kind: z.literal('area'),
    name: z.string().trim().min(1).max(200),
    countryCode: countryCode.nullable(),
    at: latLon,
    /** "Within so many km": nine tenths of the claim lie inside. */
    withinKm: z.number().positive().max(5000),
  }),
])

export const analystClue = z.object({
  kind: analystClueKind,
  target: claimTarget,
  strength: claimStrength,
  /** What is seen or was said. */
  quote: z.string().trim().max(2000),
  /** Why it tells the place. */
  reason: z.string().trim().max(4000),
  where: photoPolygon.max(200).nullable(),
})

export type AnalystClue = z.infer<typeof analystClue>
export type AnalystClueKind = z.infer<typeof analystClueKind>
export type ClaimStrength = z.infer<typeof claimStrength>
export type ClaimTarget = z.infer<typeof claimTarget>
