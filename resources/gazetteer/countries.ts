import { createRequire } from 'node:module'
import i18n from 'i18n-iso-countries'
import { iso31661, iso31661Reserved } from 'iso-3166'
import type { NameKind } from '../../electron/core/places/gazetteer-layout.ts'
import { NAME_KIND } from '../../electron/core/places/gazetteer-layout.ts'
import { readData } from './sources.ts'

const require = createRequire(import.meta.url)

export interface SourceCountry {
  code: string
  name: string
  names: { text: string; kind: NameKind }[]
}

interface OwnNames {
  name?: string
  aliases: string[]
  demonyms: string[]
}

/** The 249 countries of ISO 3166-1 and Kosovo (XK), by code: names in 78 languages, aliases, codes and demonyms. */
export function readCountries(): SourceCountry[] {
  const own = readData<Record<string, OwnNames>>('country-names.json')
  const locales = i18n.getSupportedLanguages()
  for (const locale of locales) i18n.registerLocale(require(`i18n-iso-countries/langs/${locale}.json`))
  const former = formerNames()

  return [...iso31661.map((entry) => entry.alpha2), 'XK'].sort().map((code) => {
    const mine = own[code] ?? { aliases: [], demonyms: [] }
    const name = mine.name ?? i18n.getName(code, 'en')
    if (!name) throw new Error(`no English name for the country ${code}`)
    const names: SourceCountry['names'] = [{ text: name, kind: NAME_KIND.countryName }]
    const add = (text: string | undefined, kind: NameKind) => {
      if (text) names.push({ text, kind })
    }
    for (const locale of locales) {
      for (const [index, text] of (i18n.getName(code, locale, { select: 'all' }) ?? []).entries()) {
        // Bare "Congo" and "Korea" are aliases of both, ranked by population.
        add(text, index === 0 ? NAME_KIND.countryName : NAME_KIND.countryAlias)
      }
    }
    const iso = iso31661.find((entry) => entry.alpha2 === code)
    add(iso?.name, NAME_KIND.countryAlias)
    for (const text of mine.aliases) add(text, NAME_KIND.countryAlias)
    for (const text of former.get(code) ?? []) add(text, NAME_KIND.countryAlias)
    for (const text of mine.demonyms) add(text, NAME_KIND.countryDemonym)
    add(code, NAME_KIND.countryCode)
    add(iso?.alpha3, NAME_KIND.countryCode)
    return { code, name, names }
  })
}

/** Names that ISO has retired and that still lead to one of today's countries: `Burma` and `Zaire` stand in old captions. */
function formerNames(): Map<string, string[]> {
  const heirs: Record<string, string> = {
    BU: 'MM',
    DY: 'BJ',
    HV: 'BF',
    NH: 'VU',
    RH: 'ZW',
    TP: 'TL',
    ZR: 'CD',
    AI: 'DJ',
    GE: 'KI',
    SU: 'RU',
    DD: 'DE',
    YD: 'YE',
    VD: 'VN',
  }
  const found = new Map<string, string[]>()
  for (const entry of iso31661Reserved) {
    const heir = entry.state === 'formerly-assigned' || entry.state === 'transitionally-reserved' ? heirs[entry.alpha2] : undefined
    if (heir) found.set(heir, [...(found.get(heir) ?? []), entry.name])
  }
  return found
}
