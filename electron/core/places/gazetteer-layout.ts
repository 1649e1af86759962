// How the gazetteer file is laid out: what its builder (resources/gazetteer) writes and its reader (services/places) expects.

/** Raised whenever a reader of the old layout would misread the new one. */
export const GAZETTEER_VERSION = 2

/** What a name is to its subject. Stored in the top byte of a reading; the order is the order of belief. */
export const NAME_KIND = {
  /** The place's own name. */
  placeName: 0,
  /** The same without accents, with `oe` for `ö`, without its article. */
  placePlain: 1,
  /** A name in another language that further names of the place resemble. */
  placeAlias: 2,
  /** A name that nothing else about the place supports: `Victoria` for Hong Kong. */
  placeLoneAlias: 3,
  admin1Name: 4,
  admin1Code: 5,
  countryName: 6,
  countryAlias: 7,
  countryCode: 8,
  countryDemonym: 9,
} as const
export type NameKind = (typeof NAME_KIND)[keyof typeof NAME_KIND]

const INDEX_BITS = 24
const INDEX_MASK = 2 ** INDEX_BITS - 1

/** One reading of a name, 32 bits: its kind and the index of the place, division or country. Indexes of places descend in population. */
export const packReading = (kind: NameKind, index: number): number => ((kind << INDEX_BITS) | index) >>> 0
export const readingKind = (reading: number): NameKind => (reading >>> INDEX_BITS) as NameKind
export const readingIndex = (reading: number): number => reading & INDEX_MASK

/**
 * An entry of the typo index, 32 bits: the lower 12 bits of a delete key's hash above the number of a prefix. The upper 20 bits of the
 * hash are the number of the bucket that the entry is in.
 */
export const BUCKET_SHIFT = 12
export const PREFIX_BITS = 20
export const packTypoEntry = (hash: number, prefix: number): number => (((hash & 0xfff) << PREFIX_BITS) | prefix) >>> 0

/** No division or country. */
export const NONE_16 = 65535

/** Coordinates of outlines are whole numbers of this many to the degree (1e-5° is 1.1 m). */
export const OUTLINE_UNITS = 100_000

/** Names of the typed arrays in the table `block`. */
export const BLOCKS = {
  /** Float64, per place. */
  lat: 'place.lat',
  lon: 'place.lon',
  /** Uint32, per place: people. */
  population: 'place.population',
  /** Float32, per place: population with a floor, times a factor for its kind; what readings are ranked by. */
  weight: 'place.weight',
  /** Uint16, per place: index of country, first-level and second-level division. */
  country: 'place.country',
  admin1: 'place.admin1',
  admin2: 'place.admin2',
  /** Uint32: places in the order of the k-d tree. */
  tree: 'place.tree',
  /** Uint16: the folded names one after the other, so that candidates are compared without being fetched. */
  nameText: 'name.text',
  /** Uint8 and Uint32, per name: UTF-16 units (at most 120) and `letterSignature`. */
  nameLength: 'name.length',
  nameLetters: 'name.letters',
  /** Uint32, per prefix and one more: the first name with it. Names are sorted, so those of one prefix stand together. */
  prefixStart: 'prefix.start',
  /** The grid: 15 Latin letters a cell; Uint16, Float32, Float64. */
  gridCells: 'grid.cells',
  gridCountry: 'grid.country',
  gridLand: 'grid.land',
  gridPrior: 'grid.prior',
} as const
