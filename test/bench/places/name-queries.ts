import Database from 'better-sqlite3'
import { foldName } from '../../../electron/core/places/fold-name.ts'
import { NAME_KIND, readingIndex, readingKind } from '../../../electron/core/places/gazetteer-layout.ts'
import { seededRandom } from './timings.ts'

export interface NameQuery {
  text: string
  edits: 0 | 1 | 2
  /** GeoNames numbers of the places that bear the name which was misspelt. */
  places: Set<number>
}

export interface NamedPlaces {
  /** Folded names of places, each once. */
  names: string[]
  /** GeoNames numbers, parallel to `names`. */
  places: Uint32Array[]
}

/** Every name of every place in the gazetteer, read from its own file: what the other packages are given to search. */
export function readNamedPlaces(gazetteerFile: string): NamedPlaces {
  const db = new Database(gazetteerFile, { readonly: true })
  const ids = db.prepare<[], number>('SELECT id FROM place ORDER BY position').pluck().all()
  const names: string[] = []
  const places: Uint32Array[] = []
  for (const { folded, readings } of db.prepare<[], { folded: string; readings: Buffer }>('SELECT folded, readings FROM name').iterate()) {
    const found: number[] = []
    for (let at = 0; at < readings.length; at += 4) {
      const reading = readings.readUInt32LE(at)
      if (readingKind(reading) <= NAME_KIND.placeLoneAlias) found.push(ids[readingIndex(reading)]!)
    }
    if (found.length === 0) continue
    names.push(folded)
    places.push(Uint32Array.from(found))
  }
  db.close()
  return { names, places }
}

/** Names drawn evenly from all, a third as they are, a third with one edit, a third with two (of 4 and of 8 letters at least). */
export function drawQueries({ names, places }: NamedPlaces, count: number, seed: number): NameQuery[] {
  const random = seededRandom(seed)
  const queries: NameQuery[] = []
  while (queries.length < count) {
    const index = Math.floor(random() * names.length)
    const name = names[index]!
    const edits = (queries.length % 3) as 0 | 1 | 2
    if (name.length < [2, 5, 9][edits]! || name.length > 60) continue
    let text = name
    for (let i = 0; i < edits; i++) text = misspell(text, random)
    // Two edits may undo each other, and a folded name must stay one.
    if (foldName(text) !== text || (edits > 0 && text === name)) continue
    queries.push({ text, edits, places: new Set(places[index]) })
  }
  return queries
}

/** One insertion, deletion, substitution or swap at a random letter; new letters come from the alphabet or, beyond Latin, from the name. */
function misspell(name: string, random: () => number): string {
  const at = Math.floor(random() * name.length)
  const alphabet = /[a-z]/.test(name) ? 'abcdefghijklmnopqrstuvwxyz' : name
  const letter = alphabet[Math.floor(random() * alphabet.length)]!
  const [before, after] = [name.slice(0, at), name.slice(at)]
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + letter + after
    case 1:
      return before + after.slice(1)
    case 2:
      return before + letter + after.slice(1)
    default:
      return after.length < 2 ? before + letter : before + after[1]! + after[0]! + after.slice(2)
  }
}
