import { RELIABILITY } from './reliability.ts'
import { type Shape, shapeFinder } from './shaped-clues.ts'

/** Royal Mail's 121 postcode areas of the United Kingdom (the Channel Islands and Man, which have their own codes, follow apart). */
const UK_AREAS = new Set(
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
)
/** United States Postal Service, Publication 28: the states and the District of Columbia. */
const US_STATES =
  'AL|AK|AZ|AR|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY'

const nothingBefore = '(?<![\\p{L}\\p{N}.,/-])'
const nothingBehind = '(?![\\p{L}\\p{N}]|[.,/-]\\p{N})'
const whole = (shape: string) => new RegExp(`${nothingBefore}${shape}${nothingBehind}`, 'gu')

const chance = 'Other numbers can have the same shape by chance.'

/** Shapes as the Universal Postal Union's addressing guides give them; five or six digits alone are used by dozens of countries and left out. */
const SHAPES: Shape[] = [
  {
    pattern: whole('([A-Z]{1,2})\\d[A-Z\\d]?\\s\\d[ABD-HJLNP-UW-Z]{2}'),
    countries: [['GB', 1]],
    reliability: RELIABILITY.postcodeChecked,
    reason:
      'Letters and digits in the order of a British postcode, beginning with an area that exists. An address on a sign may be that of a firm elsewhere.',
    holds: (match) => UK_AREAS.has(match[1] ?? ''),
  },
  {
    pattern: whole('[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\s?\\d[ABCEGHJ-NPRSTV-Z]\\d'),
    countries: [['CA', 1]],
    reliability: RELIABILITY.postcodeChecked,
    reason: 'Letter, digit, letter, digit, letter, digit is a Canadian postcode, with none of the letters that Canada Post leaves out.',
  },
  {
    pattern: /〒\s?\d{3}[-‐－]?\d{4}(?!\d)/gu,
    countries: [['JP', 1]],
    reliability: RELIABILITY.postcodeChecked,
    reason: '〒 is the mark of the Japanese post and stands before Japanese postcodes only.',
  },
  {
    pattern: whole(`(?:${US_STATES})\\s\\d{5}(?:-\\d{4})?`),
    countries: [['US', 1]],
    reliability: RELIABILITY.postcodeChecked,
    reason: 'A state’s abbreviation before five digits is how addresses end in the United States.',
  },
  {
    pattern: whole('(?:NSW|VIC|QLD|TAS|ACT)\\s{1,2}\\d{4}'),
    countries: [['AU', 1]],
    reliability: RELIABILITY.postcodeChecked,
    reason: 'A state’s abbreviation before four digits is how addresses end in Australia.',
  },
  {
    pattern: whole('(?:D6W|[AC-FHKNPRTV-Y]\\d{2})\\s[0-9AC-FHKNPRTV-Y]{4}'),
    countries: [['IE', 1]],
    reliability: RELIABILITY.postcodeShape,
    reason: `Three and four letters and digits in the order of an Irish Eircode. ${chance}`,
    holds: (match) => /\d/u.test(match[0].slice(-4)) && /[A-Z]/u.test(match[0].slice(-4)),
  },
  {
    pattern: whole('[1-9]\\d{3}\\s[A-Z]{2}(?=\\s{1,3}\\p{Lu})'),
    countries: [['NL', 1]],
    reliability: RELIABILITY.postcodeShape,
    reason: `Four digits and two letters before a name are how Dutch addresses give the town. ${chance}`,
    // PostNL gives out none of these three.
    holds: (match) => !/S[ADS]$/u.test(match[0]),
  },
  {
    pattern: whole('\\d{5}-\\d{3}'),
    countries: [['BR', 1]],
    reliability: RELIABILITY.postcodeShape,
    reason: `Five digits, a hyphen and three more are a Brazilian CEP. ${chance}`,
  },
  {
    pattern: whole('[1-9]\\d{3}-\\d{3}(?=\\s{1,3}\\p{Lu})'),
    countries: [['PT', 1]],
    reliability: RELIABILITY.postcodeShape,
    reason: `Four digits, a hyphen and three more before a name are how Portuguese addresses give the town. ${chance}`,
  },
  {
    pattern: whole('\\d{2}-\\d{3}(?=\\s{1,3}\\p{Lu})'),
    countries: [['PL', 1]],
    reliability: RELIABILITY.postcodeShape,
    reason: `Two digits, a hyphen and three more before a name are how Polish addresses give the town. ${chance}`,
  },
]

export const findPostcodeClues = shapeFinder('postcode', 'Postcode', SHAPES)
