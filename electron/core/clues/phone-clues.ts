import { findPhoneNumbersInText, getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { type ClueDraft, type ClueFinder, type ClueLookup, namesOf } from './clue-draft.ts'
import { supportsByPopulation } from './country-supports.ts'
import { RELIABILITY } from './reliability.ts'

const countriesOfCallingCode = new Map<string, string[]>()
for (const country of getCountries()) {
  const code = getCountryCallingCode(country)
  countriesOfCallingCode.set(code, [...(countriesOfCallingCode.get(code) ?? []), country])
}

/** A plus sign with at least six digits in groups; bounded, so linear. */
const INTERNATIONAL = /\+\s?\(?\d(?:[\s().\-–/]{0,3}\d){5,16}/gu

/**
 * International numbers, `+351 21 …`. A number in national form is left alone: its shape fits many countries. The reason is Google's
 * numbering plans (libphonenumber): a valid number names its country, a misread one only its calling code.
 */
export const findPhoneClues: ClueFinder = (line, lookup) =>
  Array.from(line.text.matchAll(INTERNATIONAL)).flatMap((match): ClueDraft[] => {
    const quote = match[0]
    const valid = findPhoneNumbersInText(quote)[0]?.number
    const callingCode = valid?.countryCallingCode ?? callingCodeOf(quote)
    if (callingCode === null) return []
    const isValid = valid?.isValid() === true
    const countries = isValid && valid?.country !== undefined ? [valid.country] : (countriesOfCallingCode.get(callingCode) ?? [])
    return draft(quote, match.index, callingCode, isValid, countries, lookup)
  })

function draft(quote: string, start: number, callingCode: string, isValid: boolean, countries: string[], lookup: ClueLookup): ClueDraft[] {
  const supports = supportsByPopulation(countries, lookup)
  if (supports.length === 0) return []
  const names = namesOf(supports, lookup)
  return [
    {
      kind: 'phone-prefix',
      title: `Telephone number +${callingCode} (${names})`,
      reason: isValid
        ? `The number is a valid one of ${names}. Whoever answers it is probably there; the sign may still stand abroad.`
        : `+${callingCode} is the calling code of ${names}, but the digits behind it make no valid number, so it may be misread.`,
      quote,
      supports,
      reliability: isValid ? RELIABILITY.phoneValid : RELIABILITY.phonePrefixOnly,
      start,
      end: start + quote.length,
    },
  ]
}

/** Calling codes are prefix-free (ITU-T E.164), so at most one fits. */
function callingCodeOf(quote: string): string | null {
  const digits = quote.replace(/\D/gu, '')
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => countriesOfCallingCode.has(code)) ?? null
}
