import type { CountryCode } from '../../contract/geography.ts'

/**
 * The land of the Earth as H3 cells of one resolution, each with its countries and its share of the prior.
 * Arrays are parallel. A border cell stands once per country that it touches.
 */
export interface WorldGrid {
  /** H3 resolution of `cells` (4: about 1,770 km² a cell). */
  resolution: number
  /** H3 indexes. */
  cells: string[]
  /** Index into `countryCodes`; 65535 where no country's polygon holds the land. */
  countryOf: Uint16Array
  countryCodes: CountryCode[]
  /** Land within the cell, km². */
  landKm2: Float32Array
  /** Where photos are taken before anything is known of this one; sums to 1. From population and land area. */
  prior: Float64Array
}
