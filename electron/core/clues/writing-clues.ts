import { type ClueDraft, type ClueFinder, namesOf } from './clue-draft.ts'
import { supportsByShare } from './country-supports.ts'
import { RELIABILITY } from './reliability.ts'
import languages from './tables/languages.json' with { type: 'json' }
import scripts from './tables/scripts.json' with { type: 'json' }

const COUNTRIES_OF_LANGUAGE = languages as unknown as Record<string, [code: string, share: number][]>
const COUNTRIES_OF_SCRIPT = scripts as unknown as Record<string, [code: string, share: number][]>

/** ISO 15924 code → letters of that script. Hiragana and Katakana are one system and are counted as `Kana`. */
const LETTERS: [script: string, letters: RegExp][] = [
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Guru', /\p{Script=Gurmukhi}/gu],
  ['Gujr', /\p{Script=Gujarati}/gu],
  ['Orya', /\p{Script=Oriya}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Telu', /\p{Script=Telugu}/gu],
  ['Knda', /\p{Script=Kannada}/gu],
  ['Mlym', /\p{Script=Malayalam}/gu],
  ['Sinh', /\p{Script=Sinhala}/gu],
  ['Laoo', /\p{Script=Lao}/gu],
  ['Tibt', /\p{Script=Tibetan}/gu],
  ['Mymr', /\p{Script=Myanmar}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Khmr', /\p{Script=Khmer}/gu],
  ['Mong', /\p{Script=Mongolian}/gu],
  ['Thaa', /\p{Script=Thaana}/gu],
  ['Hani', /\p{Script=Han}/gu],
]

const LETTERS_AT_LEAST = 2
/** With fewer letters a language is a guess. */
const LETTERS_OF_A_LANGUAGE = 12
const LETTERS_OF_LONG_TEXT = 30

const scriptNames = new Intl.DisplayNames('en', { type: 'script' })
const languageNames = new Intl.DisplayNames('en', { type: 'language' })
/** Not every runtime knows every code by name. */
const nameOf = (names: Intl.DisplayNames, code: string) => names.of(code) ?? code

/** The script of the line's letters; Latin says nothing. Kana beside Chinese characters makes the line Japanese. */
export const findScriptClues: ClueFinder = (line, lookup) => {
  const all = line.text.match(/\p{L}/gu)?.length ?? 0
  const counts = LETTERS.map(([script, letters]) => ({ script, count: line.text.match(letters)?.length ?? 0 }))
  const countOf = (code: string) => counts.find(({ script }) => script === code)?.count ?? 0
  const japanese = countOf('Kana') > 0 && countOf('Kana') + countOf('Hani') >= LETTERS_AT_LEAST
  const written = counts.find(({ script, count }) => (script === 'Kana' ? japanese : count >= LETTERS_AT_LEAST && count >= all / 2))
  const shares = COUNTRIES_OF_SCRIPT[written?.script ?? '']
  if (written === undefined || shares === undefined) return []
  const supports = supportsByShare(shares.filter(([code]) => lookup.country(code) !== null))
  if (supports.length === 0) return []
  const script = written.script === 'Kana' ? 'Japanese kana' : `${nameOf(scriptNames, written.script)} script`
  const quote = line.text.trim()
  return [
    {
      kind: 'script',
      title: `${script} (${namesOf(supports, lookup)})`,
      reason: `Text in ${script} is read above all in ${namesOf(supports, lookup)}. Restaurants, shops and goods carry it abroad too.`,
      quote,
      supports,
      reliability: written.script === 'Hani' ? RELIABILITY.scriptSeenAnywhere : RELIABILITY.script,
      start: 0,
      end: line.text.length,
    } satisfies ClueDraft,
  ]
}

/** The language that was recognised in the line. */
export const findLanguageClues: ClueFinder = (line, lookup) => {
  const letters = line.text.match(/\p{L}/gu)?.length ?? 0
  const shares = COUNTRIES_OF_LANGUAGE[line.language ?? '']
  if (line.language === null || shares === undefined || letters < LETTERS_OF_A_LANGUAGE) return []
  const supports = supportsByShare(shares.filter(([code]) => lookup.country(code) !== null))
  if (supports.length === 0) return []
  const language = nameOf(languageNames, line.language)
  const anywhere = line.language === 'en'
  return [
    {
      kind: 'language',
      title: `Text in ${language} (${namesOf(supports, lookup)})`,
      reason: `${language} is read above all in ${namesOf(supports, lookup)}. ${
        anywhere
          ? 'English stands on signs everywhere, so it says very little.'
          : 'Recognising a language in few words goes wrong at times, and words travel.'
      }`,
      quote: line.text.trim(),
      supports,
      reliability: anywhere
        ? RELIABILITY.languageSeenAnywhere
        : letters >= LETTERS_OF_LONG_TEXT
          ? RELIABILITY.languageLongText
          : RELIABILITY.languageShortText,
      start: 0,
      end: line.text.length,
    } satisfies ClueDraft,
  ]
}
