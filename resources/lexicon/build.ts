// Writes the lexicon that TypeScript and Python both read: `node resources/lexicon/build.ts`. It is small and committed, inside the
// Python package, because that is copied to clusters as one folder (README.md).
import { readFileSync, writeFileSync } from 'node:fs'
import { readPlaces } from '../gazetteer/place-table.ts'
import broader from './broader.json' with { type: 'json' }
import clueTerms from './clue-terms.json' with { type: 'json' }
import { composed } from './compose.ts'
import words from './reading-words.json' with { type: 'json' }
import { UNUSUAL } from './unusual-names.ts'
import { visibleThings } from './visible-things.ts'
import { readWordNet } from './wordnet.ts'

export const LEXICON_FILE = new URL('../trainer/globe_trainer/lexicon/lexicon.json', import.meta.url)

/** A name that is also a city of this size is more often the city: `turkey`, `reading`, `orange`. */
const KNOWN_CITY_INHABITANTS = 100_000
/** `does` is no plural of a deer. */
const FUNCTION_WORDS = new Set(
  'does was has his hers its ours yours theirs this thus yes less ways means lies dies goes sees uses is as us plus ones others works looks shows seems leaves left saw rose felt found ground wound bore fell lit led lay shot'.split(
    ' ',
  ),
)

/** The text of the built file: the same for the same sources. */
export function builtLexicon(): string {
  const wordnet = readWordNet()
  const things = visibleThings(wordnet, unusableNames())
  const terms: Record<string, string[]> = {}
  for (const { kind, head, broader: above, names } of composed(clueTerms, broader, things, wordnet)) {
    terms[kind] ??= []
    terms[kind].push([head, above ?? '', ...names].join('|'))
  }
  return `${JSON.stringify({ about: ABOUT, words: joined(words), terms }, null, 2)}\n`
}

const ABOUT =
  'Built by resources/lexicon/build.ts; terms are `head|broader head|other names`. Contains names and relations from WordNet 3.1, Copyright 2011 by Princeton University, under the licence in wordnet-licence.txt beside this file.'

/** Words that describe, deny or imagine, function words with their look-alikes, and the names of countries and large cities. */
function unusableNames(): ReadonlySet<string> {
  const countries = JSON.parse(
    readFileSync(new URL('../../node_modules/i18n-iso-countries/langs/en.json', import.meta.url), 'utf8'),
  ).countries
  const cities = readPlaces().filter(({ population }) => population >= KNOWN_CITY_INHABITANTS)
  const unusable = [...Object.values(countries).flat(), ...cities.flatMap(({ name, ascii }) => [name, ascii])].map((name) =>
    String(name).toLowerCase(),
  )
  const reading = Object.values(joined(words)).flatMap((value) => (typeof value === 'string' ? value.split(' ') : []))
  return new Set([...UNUSUAL, ...unusable, ...reading.filter((word) => !clueWords.has(word)), ...FUNCTION_WORDS])
}

const clueWords = new Set(words.namedBehind.flatMap((line) => line.split(' ')))

/** Lists of lines become one line of words. */
function joined(lists: Record<string, string[] | Record<string, string>>): Record<string, string | string[] | Record<string, string>> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, value]) => [name, Array.isArray(value) && name !== 'speaksOfElsewhere' ? value.join(' ') : value]),
  )
}

if (import.meta.main) writeFileSync(LEXICON_FILE, builtLexicon())
