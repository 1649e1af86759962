// Geographic values that several features speak of.
import { z } from 'zod'
import { placeId } from './ids.ts'

/** Degrees, WGS 84. */
export const latLon = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/)

/** A populated place of the gazetteer. */
export const place = latLon.extend({
  id: placeId,
  name: z.string(),
  countryCode,
  countryName: z.string(),
  admin1Name: z.string().nullable(),
  admin2Name: z.string().nullable(),
  population: z.number().int().nonnegative(),
})

/** A GeoJSON MultiPolygon's coordinates: [polygon][ring][vertex] as [lon, lat]. */
export const multiPolygon = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))

export type LatLon = z.infer<typeof latLon>
export type CountryCode = z.infer<typeof countryCode>
export type Place = z.infer<typeof place>
export type MultiPolygon = z.infer<typeof multiPolygon>
