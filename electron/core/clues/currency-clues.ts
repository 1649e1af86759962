import { type ClueDraft, type ClueFinder, type ClueLookup, namesOf } from './clue-draft.ts'
import { supportsByPopulation } from './country-supports.ts'
import { RELIABILITY } from './reliability.ts'
import currencies from './tables/currencies.json' with { type: 'json' }

type Code = keyof typeof currencies
type Way = 'symbol' | 'word' | 'code'

/** What is written with an amount → currencies that write it so. Words in lower case. */
const WRITTEN = new Map<string, { way: Way; codes: Code[] }>()
for (const code of Object.keys(currencies) as Code[]) {
  learn(code, 'code', code)
  for (const symbol of currencies[code].symbols) learn(symbol, 'symbol', code)
  for (const word of currencies[code].words) learn(word, 'word', code)
}

function learn(mark: string, way: Way, code: Code): void {
  const known = WRITTEN.get(mark)
  if (known === undefined) WRITTEN.set(mark, { way, codes: [code] })
  else known.codes.push(code)
}

/** Quoted in prices far beyond the countries that print them. */
const QUOTED_ANYWHERE = new Set<Code>(['USD', 'EUR'])

const escaped = (mark: string) => mark.replace(/[$.*+?^{}()|[\]\\]/gu, '\\$&')
/** Longest first, so that `CA$` is not read as `$`. Words in any letter case, the rest as it is. */
const MARKS = [...WRITTEN.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')
const AMOUNT = '\\d{1,9}(?:[.,\\s]\\d{2,3}){0,3}(?:[.,]-|,--)?'
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}$])(${MARKS})\\s?${AMOUNT}`, 'gu')
const BEHIND = new RegExp(`(?<![\\p{L}\\p{N}])${AMOUNT}\\s?(${MARKS})(?![\\p{L}\\p{N}])`, 'gu')
const WORD_BEHIND = new RegExp(
  `(?<![\\p{L}\\p{N}])${AMOUNT}\\s?(${[...WRITTEN.entries()]
    .filter(([, { way }]) => way === 'word')
    .map(([word]) => word)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Currencies beside an amount: symbols, codes and words. Without a number they are letters like any other. */
export const findCurrencyClues: ClueFinder = (line, lookup) => {
  const seen = new Set<string>()
  return [BEFORE, BEHIND, WORD_BEHIND].flatMap((pattern) =>
    Array.from(line.text.matchAll(pattern)).flatMap((match): ClueDraft[] => {
      const mark = match[1] ?? ''
      const found = WRITTEN.get(mark) ?? WRITTEN.get(mark.toLowerCase())
      // One clue a currency and line: a menu has many prices.
      if (found === undefined || seen.has(found.codes.join())) return []
      seen.add(found.codes.join())
      return draft(match[0], match.index, mark, found, lookup)
    }),
  )
}

function draft(quote: string, start: number, mark: string, { way, codes }: { way: Way; codes: Code[] }, lookup: ClueLookup): ClueDraft[] {
  const supports = supportsByPopulation([...new Set(codes.flatMap((code) => currencies[code].countries))], lookup)
  const [first] = codes
  if (supports.length === 0 || first === undefined) return []
  const names = namesOf(supports, lookup)
  const title = codes.length === 1 ? currencies[first].name : `“${mark}”, one of ${codes.length} currencies`
  const anywhere = codes.some((code) => QUOTED_ANYWHERE.has(code))
  return [
    {
      kind: 'currency',
      title: `Price in ${title} (${names})`,
      reason: `${codes.length === 1 ? `${currencies[first].name} is the money of` : `“${mark}” is written for money in`} ${names}. ${
        anywhere
          ? 'Prices are quoted in it in many other countries too.'
          : 'Tourist shops, exchange boards and imported goods quote foreign money.'
      }`,
      quote,
      supports,
      reliability: anywhere
        ? RELIABILITY.currencyQuotedAnywhere
        : way === 'symbol'
          ? RELIABILITY.currencySymbol
          : way === 'code'
            ? RELIABILITY.currencyCode
            : RELIABILITY.currencyWord,
      start,
      end: start + quote.length,
    },
  ]
}
