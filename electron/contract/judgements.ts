// What an analyst concludes, in the shapes that both the features and the acts speak of.
import { z } from 'zod'
import { countryCode, latLon } from './geography.ts'
import { photoId, placeId } from './ids.ts'

export const clueStanding = z.enum(['proposed', 'accepted', 'doubted', 'rejected'])

/** How precisely a place is known: exact ±10 m, vicinity ±100 m, locality ±1 km, and coarser. */
export const verdictPrecision = z.enum(['exact', 'vicinity', 'locality', 'city', 'region', 'country', 'undecided'])

/** The analyst's own conclusion on one photo, as given. */
export const verdictContent = z.object({
  photoId,
  precision: verdictPrecision,
  placeId: placeId.nullable(),
  placeName: z.string(),
  countryCode: countryCode.nullable(),
  at: latLon.nullable(),
  reasons: z.string().max(20_000),
  /** What speaks against it; a conclusion without doubts is rarely one. */
  against: z.string().max(20_000).default(''),
})

export type VerdictContent = z.infer<typeof verdictContent>
export type VerdictPrecision = z.infer<typeof verdictPrecision>
