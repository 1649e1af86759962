import { type ClueDraft, type ClueFinder, countryName } from './clue-draft.ts'
import { RELIABILITY } from './reliability.ts'

/**
 * Country-code domains that are sold and used without regard to their country. Google Search Central treats most of them as generic
 * ("Managing multi-regional sites"); .ai, .gg, .so, .to, .ly, .vc, .st and .fm are sold the same way.
 */
const SOLD_ANYWHERE = new Set('ad ai as bz cc cd co dj fm gg io la ly me ms nu pw sc so sr st tk to tv vc vg ws'.split(' '))

/** Their country code differs from the domain (IANA root zone). */
const CODE_OF: Record<string, string> = { uk: 'GB' }

/** Endings of programs, documents and units, read where a dot was meant otherwise. */
const FILE_LIKE = new Set(['py', 'ps', 'md', 'pl', 'sh', 'rs', 'cc', 'so', 'cm', 'st', 'mm'])

// Bounded repetitions keep the search linear. Labels may be in capitals on a sign; the ending is of two letters.
const ADDRESS = /(https?:\/\/|www\.|@)?((?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5})([a-z]{2})(?![\p{L}\p{N}-]|\.\p{L})/giu

/** Country-code domains in web and e-mail addresses. */
export const findDomainClues: ClueFinder = (line, lookup) =>
  Array.from(line.text.matchAll(ADDRESS)).flatMap((match): ClueDraft[] => {
    const [quote, lead, labels = '', ending = ''] = match
    const domain = ending.toLowerCase()
    const code = CODE_OF[domain] ?? domain.toUpperCase()
    if (lookup.country(code) === null || domain === 'gb') return []
    const inAddress = lead !== undefined
    // `Mr.Li`, `No.it`: without a lead the name must look like one: letters of one case, three or more, and the ending in the same case.
    const name = labels.split('.').at(-2) ?? ''
    const sameCase = quote === quote.toLowerCase() || quote === quote.toUpperCase()
    if (!inAddress && (name.length < 3 || !sameCase || !/\p{L}/u.test(name) || FILE_LIKE.has(domain))) return []
    const sold = SOLD_ANYWHERE.has(domain)
    const country = countryName(code, lookup)
    return [
      {
        kind: 'country-domain',
        title: `Internet address ending in .${domain} (${country})`,
        reason: sold
          ? `.${domain} belongs to ${country}, but is sold to anybody: it says next to nothing of the place.`
          : `Most addresses ending in .${domain} belong to people and firms in ${country}. The sign may still stand abroad, or advertise something there.`,
        quote,
        supports: [{ kind: 'country', countryCode: code, share: 1 }],
        reliability: sold ? RELIABILITY.domainSoldAnywhere : inAddress ? RELIABILITY.domainInAddress : RELIABILITY.domainAlone,
        start: match.index,
        end: match.index + quote.length,
      },
    ]
  })
