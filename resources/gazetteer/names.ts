import { foldName, foldWithDigraphs } from '../../electron/core/places/fold-name.ts'
import { NAME_KIND, type NameKind, packReading, readingIndex, readingKind } from '../../electron/core/places/gazetteer-layout.ts'
import type { SourceCountry } from './countries.ts'
import type { SourcePlace } from './place-table.ts'

export interface NamedReadings {
  folded: string
  /** As it is written; the spelling of the best reading. */
  spelling: string
  readings: number[]
}

/** Longer ones are lists and explanations; lengths are kept in a byte. */
const LONGEST_NAME = 120

/** Collects names by their folded form, one reading for each subject: the one that is believed most. */
export class NameCollector {
  private readonly byFolded = new Map<string, NamedReadings>()

  add(folded: string, spelling: string, kind: NameKind, index: number): void {
    if (!folded || folded.length > LONGEST_NAME) return
    const entry = this.byFolded.get(folded)
    if (!entry) {
      this.byFolded.set(folded, { folded, spelling, readings: [packReading(kind, index)] })
      return
    }
    // `München` is the better spelling than the `Munchen` that came first.
    if (readingIndex(entry.readings[0]!) === index && isAscii(entry.spelling) && !isAscii(spelling) && foldName(spelling) === folded) {
      entry.spelling = spelling
    }
    const group = groupOf(kind)
    for (let i = entry.readings.length - 1; i >= 0; i--) {
      const reading = entry.readings[i]!
      if (readingIndex(reading) !== index || groupOf(readingKind(reading)) !== group) continue
      if (readingKind(reading) > kind) entry.readings[i] = packReading(kind, index)
      return
    }
    entry.readings.push(packReading(kind, index))
  }

  /** In the order of their UTF-16 units, so that names with one prefix stand together. */
  sorted(): NamedReadings[] {
    const all = [...this.byFolded.values()]
    for (const entry of all) entry.readings.sort((a, b) => readingIndex(a) - readingIndex(b) || a - b)
    return all.sort((a, b) => (a.folded < b.folded ? -1 : 1))
  }
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

/** Place, division or country. */
const groupOf = (kind: NameKind) => (kind <= NAME_KIND.placeLoneAlias ? 0 : kind <= NAME_KIND.admin1Code ? 1 : 2)

const ARTICLE = /^(?:the|al|el|ad|ar|as|ash|at|la|le|les|los|las|il|den|de|het|a|o|as|os) (?=.{5})/
/** Airport and city codes stand among the alternate names; as names they would only cause confusion. */
const CODE = /^[A-Z]{2,4}$|^[A-Z0-9]*[0-9][A-Z0-9]*$/
/** From this many people on, a place is found without its article too: `Hague`, `Coruña`. */
const KNOWN_WITHOUT_ARTICLE = 100_000

export function addPlaceNames(names: NameCollector, place: SourcePlace, index: number): void {
  const own = foldName(place.name)
  names.add(own, place.name, NAME_KIND.placeName, index)
  names.add(foldName(place.ascii), place.ascii, NAME_KIND.placePlain, index)
  const digraphs = foldWithDigraphs(place.name)
  if (digraphs) names.add(digraphs, place.name, NAME_KIND.placePlain, index)
  if (place.population >= KNOWN_WITHOUT_ARTICLE && ARTICLE.test(own))
    names.add(own.replace(ARTICLE, ''), place.name, NAME_KIND.placePlain, index)

  const alternates = place.alternates.filter((text) => !CODE.test(text)).map((text) => ({ text, folded: foldName(text) }))
  const beginnings = new Map<string, Set<string>>()
  for (const { folded } of [...alternates, { folded: own }]) {
    const beginning = folded.slice(0, 3)
    beginnings.set(beginning, (beginnings.get(beginning) ?? new Set()).add(folded))
  }
  for (const { text, folded } of alternates) {
    // A single Latin letter is no name; a single Chinese character may be.
    if (folded.length < 2 && /[a-z]/.test(folded)) continue
    const supported = (beginnings.get(folded.slice(0, 3))?.size ?? 0) > 1 || !/^\p{Script=Latin}/u.test(folded)
    names.add(folded, text, supported ? NAME_KIND.placeAlias : NAME_KIND.placeLoneAlias, index)
    const spelledOut = foldWithDigraphs(text)
    if (spelledOut) names.add(spelledOut, text, supported ? NAME_KIND.placeAlias : NAME_KIND.placeLoneAlias, index)
  }
}

export function addCountryNames(names: NameCollector, country: SourceCountry, index: number): void {
  for (const { text, kind } of country.names) {
    const folded = foldName(text)
    names.add(folded, text, kind, index)
    const digraphs = foldWithDigraphs(text)
    if (digraphs) names.add(digraphs, text, kind, index)
    if (folded.startsWith('the ')) names.add(folded.slice(4), text, kind, index)
  }
}
