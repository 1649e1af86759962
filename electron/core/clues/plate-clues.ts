import { RELIABILITY } from './reliability.ts'
import { type Shape, shapeFinder } from './shaped-clues.ts'

/** First letters of number plates of the states and territories of India (Motor Vehicles Act). */
const INDIAN_STATES = 'AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UA|UK|UP|WB'
/** Provinces of mainland China in one character, as plates begin. */
const CHINESE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

const whole = (shape: string) => new RegExp(`(?<![\\p{L}\\p{N}-])${shape}(?![\\p{L}\\p{N}-])`, 'gu')
const travels = 'Vehicles cross borders, and letters on other things can look alike.'

/** Only shapes that chance seldom gives, and only where nothing else stands on the line. */
const SHAPES: Shape[] = [
  {
    pattern: whole(`[${CHINESE_PROVINCES}][A-HJ-NP-Z][\\s·•.]?[A-HJ-NP-Z\\d]{5,6}`),
    countries: [['CN', 1]],
    reliability: RELIABILITY.plateChecked,
    reason: `A province’s character, a letter and five or six more signs: a Chinese plate. ${travels}`,
  },
  {
    pattern: whole(`(?:${INDIAN_STATES})[\\s-]?\\d{1,2}[A-Z]?[\\s-]?[A-HJ-NP-Z]{1,3}[\\s-]?\\d{4}`),
    countries: [['IN', 1]],
    reliability: RELIABILITY.plateChecked,
    reason: `A state’s letters, district, series and four digits: an Indian plate. ${travels}`,
  },
  {
    pattern: whole('[АВЕКМНОРСТУХ]\\s?\\d{3}\\s?[АВЕКМНОРСТУХ]{2}\\s?\\d{2,3}'),
    countries: [['RU', 1]],
    reliability: RELIABILITY.plateChecked,
    reason: `A Cyrillic letter, three digits, two letters and a region: a Russian plate. ${travels}`,
  },
  {
    pattern: whole('[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|1\\d|2[0-6]|5[1-9]|6\\d|7[0-6])\\s?[A-HJ-PR-Z]{3}'),
    countries: [['GB', 1]],
    reliability: RELIABILITY.plateChecked,
    reason: `Two letters, the year’s digits and three letters: a British plate since 2001. ${travels}`,
    aloneOnLine: true,
  },
  {
    pattern: whole('[A-HJ-NP-TV-Z]{2}-\\d{3}-[A-HJ-NP-TV-Z]{2}'),
    countries: [['FR', 1]],
    reliability: RELIABILITY.plateShape,
    reason: `Two letters, three digits, two letters with hyphens: a French plate since 2009. ${travels}`,
    aloneOnLine: true,
  },
  {
    // Letters that Italy leaves out (I, O, Q, U) are left out here; Argentina and France share the shape.
    pattern: whole('[A-HJ-NPR-TV-Z]{2}\\s?\\d{3}\\s?[A-HJ-NPR-TV-Z]{2}'),
    countries: [
      ['IT', 5],
      ['FR', 3],
      ['AR', 2],
    ],
    reliability: RELIABILITY.plateShape,
    reason: `Two letters, three digits, two letters: a plate of Italy, France or Argentina. ${travels}`,
    aloneOnLine: true,
  },
  {
    pattern: whole('\\d{4}[\\s-]?[BCDFGHJKLMNPRSTVWXYZ]{3}'),
    countries: [['ES', 1]],
    reliability: RELIABILITY.plateShape,
    reason: `Four digits and three consonants: a Spanish plate since 2000. ${travels}`,
    aloneOnLine: true,
  },
  {
    pattern: whole('[A-Z]{3}\\d[A-Z]\\d{2}'),
    countries: [['BR', 1]],
    reliability: RELIABILITY.plateShape,
    reason: `Three letters, a digit, a letter, two digits: a Brazilian plate since 2018. ${travels}`,
    aloneOnLine: true,
  },
]

export const findPlateClues = shapeFinder('number-plate', 'Number plate', SHAPES)
