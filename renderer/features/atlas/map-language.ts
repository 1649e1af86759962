import { MAP_LANGUAGES, type MapLanguage } from '../../../electron/core/geography/map-languages.ts'

/** The first of the reader's languages (BCP 47) that the map has names in; English where it has none. */
export function mapLanguageFor(languages: readonly string[]): MapLanguage {
  for (const language of languages) {
    const [base = ''] = language.toLowerCase().split('-')
    if (/^zh-(hant|tw|hk|mo)/i.test(language)) return 'zht'
    const known = MAP_LANGUAGES.find((one) => one === base)
    if (known) return known
  }
  return 'en'
}

/** The reader's name for a country by its ISO code; null where the browser knows none. */
export function countryNamer(language: string): (code: string) => string | null {
  // The map's own names are English, and the same as everywhere else in the program.
  if (language === 'en') return () => null
  const names = new Intl.DisplayNames([tagOf(language)], { type: 'region', style: 'short', fallback: 'none' })
  return (code) => names.of(code) ?? null
}

const tagOf = (language: string) => (language === 'zht' ? 'zh-Hant' : language === 'zh' ? 'zh-Hans' : language)

/** A language in its own words. */
export function mapLanguageName(language: string): string {
  const tag = tagOf(language)
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? language
}
