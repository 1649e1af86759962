import type { Clue, Support } from '../../contract/clues.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import type { TextLine } from './text-line.ts'

/** A clue read in one line of text, before it has an id and a place in the photo. Offsets are UTF-16, `end` exclusive. */
export interface ClueDraft extends Pick<Clue, 'kind' | 'title' | 'reason' | 'quote' | 'supports' | 'reliability'> {
  start: number
  end: number
}

export type ClueLookup = Pick<PlaceLookup, 'country' | 'findPlaces' | 'findCountries' | 'reverse'>

/** Reads one property of a line; empty where the line says nothing of it. */
export type ClueFinder = (line: TextLine, lookup: ClueLookup) => ClueDraft[]

export const countryName = (code: string, lookup: Pick<PlaceLookup, 'country'>) => lookup.country(code)?.name ?? code

/** `Portugal, Spain and 4 more`, weightiest first. */
export function namesOf(supports: Support[], lookup: Pick<PlaceLookup, 'country'>, atMost = 3): string {
  const names = [...supports]
    .sort((a, b) => b.share - a.share)
    .map((support) => (support.kind === 'country' ? countryName(support.countryCode, lookup) : support.name))
  if (names.length <= atMost) return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `${names.slice(0, atMost).join(', ')} and ${names.length - atMost} more`
}
