import type { MapLanguage } from '../../electron/core/geography/map-languages.ts'
import { foldName } from '../../electron/core/places/fold-name.ts'
import { toLatin } from '../../electron/core/places/transliterate.ts'
import type { SourcePlace } from '../gazetteer/place-table.ts'

interface Writing {
  /** A name in this language has no other signs. */
  letters: RegExp
  /** Names with these are most likely in this language and in no other of its script. */
  own?: RegExp
}

/** GeoNames' table says no languages: the letters tell those that share a script apart. */
const WRITINGS: Partial<Record<MapLanguage, Writing>> = {
  ar: { letters: /^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي \-ًٌٍَُِّْ]+$/ },
  bn: { letters: /^[\u0980-\u09ff \-\u200c\u200d]+$/, own: /^[^ৰৱ]+$/ },
  el: { letters: /^[\u0370-\u03ff -]+$/, own: /[άέήίόύώΆΈΉΊΌΎΏ]/ },
  fa: { letters: /^[ءآأئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیؤ \-\u200c]+$/, own: /[پچژگکی]/ },
  he: { letters: /^[א-ת'"׳״־ -]+$/ },
  hi: { letters: /^[\u0900-\u097f \-\u200c\u200d]+$/, own: /^[^ळऍऑ]+$/ },
  ja: { letters: /^[\u3041-\u30ff\u4e00-\u9fff々・ー]+$/, own: /[\u3041-\u30ff]/ },
  ko: { letters: /^[가-힣 ]+$/ },
  ru: { letters: /^[А-Яа-яЁё -]+$/ },
  uk: { letters: /^[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’' -]+$/, own: /[ІіЇїЄєҐґ]|[лнрт]ь/ },
  ur: { letters: /^[ءآأئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےؤۂ -]+$/, own: /[ٹڈڑںہھے]/ },
  zh: { letters: /^[\u4e00-\u9fff·]+$/ },
  zht: { letters: /^[\u4e00-\u9fff·]+$/ },
}

/** Countries whose own names are written with Chinese characters. */
const HAN_COUNTRIES: Partial<Record<MapLanguage, readonly string[]>> = { ja: ['JP', 'CN', 'TW', 'HK', 'MO'] }

/** `Kyoto` rather than `Kyoto City`, where there is the choice. */
const TOWN_SUFFIX = /(?<=..)(?:特別市|特别市|市|都|县|縣|区|區|町|村| 시|시| ош)$/

export const hasOwnScript = (language: MapLanguage): boolean => WRITINGS[language] !== undefined

/**
 * The spelling among a place's alternates that a reader of the language most likely knows, or null: one in its letters, nearest in sound to
 * the place's main name where the script can be told in Latin letters, else the shortest.
 */
export function scriptName(place: SourcePlace, language: MapLanguage): string | null {
  const writing = WRITINGS[language]
  if (!writing) return null
  let best: string | null = null
  let bestCost = Infinity
  for (const text of otherScripts(place)) {
    if (!writing.letters.test(text)) continue
    const own = writing.own?.test(text) ?? true
    if (language === 'ja' && !own && !HAN_COUNTRIES.ja?.includes(place.countryCode)) continue
    if (language === 'fa' && !own && place.countryCode !== 'IR' && /[ةكي]/.test(text)) continue
    const cost = soundCost(text, place) * 4 + (own ? 0 : 6) + (TOWN_SUFFIX.test(text) ? 6 : 0) + text.length * 0.5
    if (cost < bestCost) {
      bestCost = cost
      best = text
    }
  }
  return best
}

const found = new WeakMap<SourcePlace, string[]>()

/** The alternates that are not in Latin letters; looked for once for all languages. */
function otherScripts(place: SourcePlace): string[] {
  let names = found.get(place)
  if (!names) {
    names = place.alternates.filter((text) => text.charCodeAt(0) >= 0x370)
    found.set(place, names)
  }
  return names
}

/** The name without what says that it is a town, where enough is left. */
export const withoutSuffix = (name: string): string => name.replace(TOWN_SUFFIX, '')

/** Letters that differ between the place's main name and the text in Latin letters, and one more where they end differently. */
function soundCost(text: string, place: SourcePlace): number {
  if (text.charCodeAt(0) >= 0x530) return 0
  const latin = toLatin(foldName(text)) ?? ''
  const name = place.ascii.toLowerCase()
  return letterDifference(latin, name) + (latin.at(-1) === name.at(-1) ? 0 : 1)
}

/** Levenshtein's distance; the names are short. */
function letterDifference(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
