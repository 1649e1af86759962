import { isCountry } from './is-country.ts'

/** CLDR's `currencyData.region`: per territory a list of one-key objects, currency → when it was tender. */
export type Tender = Record<string, Record<string, { _from?: string; _to?: string; _tender?: string }>[]>
/** CLDR's English `currencies`. */
export type CurrencyNames = Record<string, Record<string, string>>

export interface CurrencyEntry {
  name: string
  /** As written with amounts: `€`, `Kč`; none where only the code is used. */
  symbols: string[]
  /** English words for an amount, lower case: `euro`, `euros`. */
  words: string[]
  countries: string[]
}

/** In daily use in India beside the newer sign ₹ of 2010, which is the only one CLDR gives. */
const MORE_SYMBOLS: Record<string, string[]> = { INR: ['Rs'] }

/** Currencies that are tender today, with the countries that use them. */
export function currencyTable(tender: Tender, names: CurrencyNames): Record<string, CurrencyEntry> {
  const countries = new Map<string, string[]>()
  for (const [country, periods] of Object.entries(tender)) {
    if (!isCountry(country)) continue
    for (const period of periods)
      for (const [code, { _to, _tender }] of Object.entries(period))
        if (_to === undefined && _tender !== 'false') countries.set(code, [...(countries.get(code) ?? []), country])
  }
  return Object.fromEntries(
    [...countries.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, list]) => [code, entryOf(code, list.sort(), names[code] ?? {})]),
  )
}

function entryOf(code: string, countries: string[], names: Record<string, string>): CurrencyEntry {
  const symbols = [names.symbol, names['symbol-alt-narrow'], ...(MORE_SYMBOLS[code] ?? [])]
  // `Czech koruna` → `koruna`: on a sign the country is left out.
  const words = [names['displayName-count-one'], names['displayName-count-other']].map((name) => name?.toLowerCase().split(' ').at(-1))
  return {
    name: names.displayName ?? code,
    symbols: distinct(symbols).filter((symbol) => symbol !== code && !/^[A-Za-z]$/.test(symbol)),
    words: distinct(words).filter((word) => /^\p{L}{3,}$/u.test(word)),
    countries,
  }
}

const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))]
