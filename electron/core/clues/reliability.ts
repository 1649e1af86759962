/**
 * How often each kind of reading truly tells where the photo was taken, given that it was read right: judged with care downwards,
 * to be replaced by measured figures once photos with known places have been run. Each is multiplied by the reader's own confidence.
 * Common to all: imported goods, advertisements for elsewhere, embassies, restaurants and memorials write of places far away.
 */
export const RELIABILITY = {
  /** `www.`, `https://` or `@` before it leaves little doubt that it is an address. */
  domainInAddress: 0.5,
  /** `praia.pt` alone may be a misread full stop. */
  domainAlone: 0.25,
  /** `.tv`, `.io`: sold to anybody. */
  domainSoldAnywhere: 0.05,
  /** A number that the country's numbering plan allows. */
  phoneValid: 0.6,
  /** A calling code with digits that make no valid number, often misread. */
  phonePrefixOnly: 0.25,
  currencySymbol: 0.3,
  /** Three letters of ISO 4217 beside a number: also on exchange boards and in airports everywhere. */
  currencyCode: 0.2,
  currencyWord: 0.25,
  /** Dollars and euros are quoted far beyond their countries. */
  currencyQuotedAnywhere: 0.12,
  /** A shape that only one country uses, checked against its list of areas. */
  postcodeChecked: 0.4,
  /** A shape that chance or another number can also give. */
  postcodeShape: 0.2,
  plateChecked: 0.45,
  plateShape: 0.2,
  /** Scripts of nearly one country; also seen on restaurants and goods abroad. */
  script: 0.4,
  /** Chinese characters are on signs in every large city of the world. */
  scriptSeenAnywhere: 0.25,
  languageLongText: 0.25,
  languageShortText: 0.12,
  /** English stands on signs everywhere. */
  languageSeenAnywhere: 0.05,
  placeName: 0.3,
  /** By one of its other names, where chance likenesses are more frequent. */
  placeAlias: 0.2,
  placeMisspelt: 0.1,
  countryName: 0.35,
  /** `Italian`, `Thai`: as often a kitchen as a country. */
  demonym: 0.12,
  countryCode: 0.12,
  /** Names of four Latin letters or fewer (Chad, Jos, Man) are words, initials and brands more often than places. */
  shortNameFactor: 0.4,
} as const

/** Below this confidence of its reader a line is kept, but nothing is concluded from it. */
export const LEAST_CONFIDENCE = 0.4
