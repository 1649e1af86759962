import type { PlaceMatch } from '../../contract/places.ts'
import { isEverydayWord } from './everyday-words.ts'
import { foldName } from './fold-name.ts'
import type { CountryMatch, PlaceLookup } from './lookup.ts'
import { type NameWindow, nameWindows } from './name-windows.ts'

export interface FoundPlaceName {
  /** UTF-16 offsets into the text, `end` exclusive. */
  start: number
  end: number
  quote: string
  /** Readings as places, best first; shares as `findPlaces` gives them. */
  places: PlaceMatch[]
  countries: CountryMatch[]
}

export interface FindPlaceNamesOptions {
  /** Readings kept a name. */
  limit?: number
  /** Accept misread letters in names of 7 letters and more; off by default, since text in photos is full of words that are nearly a name. */
  typos?: boolean
}

/**
 * Names of places and countries inside free text such as the lines of a sign, left to right, never overlapping, the longest reading
 * first. Everyday words are no names, and the shorter a single word is, the larger the place must be to be believed
 * (`leastPopulation`). Finds what is written, not what is meant: a café may be called Paris.
 */
export function findPlaceNames(text: string, lookup: PlaceLookup, options: FindPlaceNamesOptions = {}): FoundPlaceName[] {
  const found: FoundPlaceName[] = []
  let taken = 0
  for (const windows of nameWindows(text)) {
    for (const window of windows) {
      if (window.start < taken) continue
      const hit = readWindow(window, lookup, options)
      if (!hit) continue
      found.push(hit)
      taken = hit.end
      break
    }
  }
  return found
}

function readWindow(window: NameWindow, lookup: PlaceLookup, options: FindPlaceNamesOptions): FoundPlaceName | null {
  const folded = foldName(window.quote)
  const words = folded.split(' ')
  if (words.every((word) => isEverydayWord(word) || /^[\p{N}&]+$/u.test(word)) || isEverydayWord(folded)) return null
  const typos = options.typos === true && folded.length >= 7
  const letters = folded.replace(/ /g, '').length
  const countries = lookup.findCountries(window.quote, { typos }).filter((match) => isBelievableCountry(match, window, letters))
  const least = leastPopulation(letters, window)
  const places = lookup
    .findPlaces(window.quote, { typos, limit: options.limit ?? 8, whole: true })
    .filter((match) => match.matched !== 'typo' || typos)
  const best = places.reduce((most, match) => Math.max(most, match.place.population / (match.matched === 'name' ? 1 : 4)), 0)
  const believed = best >= least ? places : []
  if (believed.length === 0 && countries.length === 0) return null
  return { start: window.start, end: window.end, quote: window.quote, places: believed, countries }
}

/** Codes such as `IN` or `NO` are words; of three letters in capitals only `USA` and the like, which are aliases anyway. */
function isBelievableCountry(match: CountryMatch, window: NameWindow, letters: number): boolean {
  if (match.matched === 'code') return letters === 3 && window.allCapitals && window.aloneOnLine
  if (letters < 4 && !window.unspaced) return match.matched !== 'demonym' && window.allCapitals
  return true
}

/** Fewest people a place must have for a name of this many letters to be taken for it: short words are usually something else. */
function leastPopulation(letters: number, window: NameWindow): number {
  if (window.unspaced) return letters <= 2 ? 200_000 : letters === 3 ? 20_000 : 500
  if (window.words > 1) return letters < 7 ? 10_000 : 500
  if (letters <= 3) return 3_000_000
  if (letters === 4) return 150_000
  if (letters === 5) return 40_000
  return letters === 6 ? 10_000 : 1_000
}
