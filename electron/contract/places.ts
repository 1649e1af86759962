// The gazetteer: names to places and back, offline.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { countryCode, latLon, place } from './geography.ts'

export const placeMatch = z.object({
  place,
  /** 0..1: share of belief in this reading of the name among those returned. */
  share: z.number(),
  matched: z.enum(['name', 'alias', 'typo']),
  /** The spelling that matched. */
  spelling: z.string(),
})

export const locatedPlace = z.object({
  countryCode: countryCode.nullable(),
  countryName: z.string().nullable(),
  admin1Name: z.string().nullable(),
  admin2Name: z.string().nullable(),
  nearest: z.object({ place, distanceKm: z.number() }).nullable(),
  /** Set where more than one state claims the ground, in words; `countryCode` then follows ISO 3166 and the United Nations. */
  contested: z.string().optional(),
})

/** A first-level division of a country: a state, a province. */
export const regionName = z.object({ name: z.string(), countryCode, countryName: z.string() })

export const region = regionName.extend({
  /** Ground is in the region where an odd number of rings hold it; without closing corners. */
  rings: z.array(z.array(latLon).min(3)),
})

export const dataSource = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  attribution: z.string(),
  url: z.string(),
  usedFor: z.string(),
})

export const placesContract = {
  find: oc
    .input(z.object({ query: z.string().max(200), countryCode: countryCode.optional(), limit: z.number().int().min(1).max(50).default(8) }))
    .output(z.array(placeMatch)),
  /** By the beginning of the name, the largest place first; names that nothing begins with are looked for as misspelt. */
  suggest: oc
    .input(z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }))
    .output(z.array(placeMatch)),
  reverse: oc.input(latLon).output(locatedPlace),
  /** The region that a position lies in, with its outline; null in the open sea. */
  regionAt: oc.input(latLon).output(region.nullable()),
  /** By the beginning of a name or of a word in it; those with the most people first. */
  suggestRegions: oc
    .input(z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }))
    .output(z.array(regionName)),
  /** Of a name as suggested; null where there is none. */
  regionNamed: oc.input(regionName.pick({ name: true, countryCode: true })).output(region.nullable()),
  sources: oc.output(z.array(dataSource)),
}

export type PlaceMatch = z.infer<typeof placeMatch>
export type LocatedPlace = z.infer<typeof locatedPlace>
export type RegionName = z.infer<typeof regionName>
export type Region = z.infer<typeof region>
export type DataSource = z.infer<typeof dataSource>
