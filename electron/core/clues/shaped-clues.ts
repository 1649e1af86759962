import type { ClueKind } from '../../contract/clues.ts'
import { type ClueDraft, type ClueFinder, namesOf } from './clue-draft.ts'
import { supportsByShare } from './country-supports.ts'

/** A shape that a country writes something in. */
export interface Shape {
  /** Global and Unicode, with bounded repetitions. */
  pattern: RegExp
  /** Country codes with relative weights, where several use the shape. */
  countries: [code: string, weight: number][]
  reliability: number
  /** Why it is believed, and what else it could be. */
  reason: string
  /** Further check of a match. */
  holds?: (match: RegExpMatchArray) => boolean
  /** The shape must be all that stands on its line. */
  aloneOnLine?: boolean
}

/** Finds shapes; where two fit the same letters the one listed first is taken. */
export function shapeFinder(kind: ClueKind, what: string, shapes: Shape[]): ClueFinder {
  return (line, lookup) => {
    const taken: [start: number, end: number][] = []
    return shapes.flatMap((shape) =>
      Array.from(line.text.matchAll(shape.pattern)).flatMap((match): ClueDraft[] => {
        const quote = match[0]
        const start = match.index
        const end = start + quote.length
        if (shape.aloneOnLine === true && line.text.trim().length > quote.length) return []
        if (shape.holds !== undefined && !shape.holds(match)) return []
        if (taken.some(([from, to]) => start < to && end > from)) return []
        const supports = supportsByShare(shape.countries.filter(([code]) => lookup.country(code) !== null))
        if (supports.length === 0) return []
        taken.push([start, end])
        const title = `${what} as written in ${namesOf(supports, lookup)}`
        return [{ kind, title, reason: shape.reason, quote, supports, reliability: shape.reliability, start, end }]
      }),
    )
  }
}
