import type { PlaceMatch } from '../../contract/places.ts'
import { NAME_KIND, readingIndex, readingKind } from '../../core/places/gazetteer-layout.ts'
import { nameForms } from '../../core/places/name-forms.ts'
import type { PlaceColumns } from './place-columns.ts'
import type { PlaceRecords } from './place-records.ts'
import type { NameRow, Statements } from './sql/statements.ts'

/** `San` alone begins some 9,000 names; beyond this many the rest of the alphabet is left out. */
const NAMES_AT_MOST = 20_000
/** A place whose own name is typed whole comes before one up to so many times as large that only begins so: Bath before Batha. */
const WHOLE_NAME = 30
/** Another name of a place is typed less often than its own. */
const OTHER_NAME = 0.3
/** A single letter of the alphabet begins everything; a single Chinese character begins few names. */
const TOO_SHORT = /^[a-z]?$/
/** The bytes of UTF-8 end here, so that every longer name with the prefix lies below. */
const AFTER_ALL = '\u{10ffff}'

export type SuggestPlaces = (query: string, limit: number) => PlaceMatch[]

/**
 * Places whose name, or one of whose other names, begins with `query`, for somebody who is still typing: the largest
 * first. `share` is the share of belief among those returned, as by people.
 */
export function createSuggestPlaces(statements: Statements, columns: PlaceColumns, records: PlaceRecords): SuggestPlaces {
  function namesWith(prefix: string): NameRow[] {
    return statements.namesFrom.all(prefix, `${prefix}${AFTER_ALL}`, NAMES_AT_MOST)
  }

  return (query, limit) => {
    const form = nameForms(query).find(
      (candidate) => !TOO_SHORT.test(candidate) && statements.namesFrom.get(candidate, `${candidate}${AFTER_ALL}`, 1),
    )
    if (form === undefined) return []
    const found = new Map<number, { weight: number; kind: number; spelling: string }>()
    for (const row of namesWith(form)) {
      for (let at = 0; at < row.readings.length; at += 4) {
        const packed = row.readings.readUInt32LE(at)
        const kind = readingKind(packed)
        // A lone alias is more often a mistake than what somebody types.
        if (kind > NAME_KIND.placeAlias) continue
        const index = readingIndex(packed)
        const itsOwn = kind <= NAME_KIND.placePlain
        const likelihood = !itsOwn ? OTHER_NAME : row.folded === form ? WHOLE_NAME : 1
        const weight = columns.weight[index]! * likelihood
        if (weight > (found.get(index)?.weight ?? 0)) found.set(index, { weight, kind, spelling: row.spelling ?? row.folded })
      }
    }
    const best = [...found].sort(([a, x], [b, y]) => y.weight - x.weight || a - b).slice(0, limit)
    const total = best.reduce((sum, [, { weight }]) => sum + weight, 0)
    return best.map(([index, { weight, kind, spelling }]) => ({
      place: records.at(index),
      share: weight / total,
      matched: kind <= NAME_KIND.placePlain ? 'name' : 'alias',
      spelling,
    }))
  }
}
