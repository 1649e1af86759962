import { bitCount, deleteKeys, letterSignature } from '../../core/places/delete-keys.ts'
import { allowedEdits, boundedEditDistance } from '../../core/places/edit-distance.ts'
import { BLOCKS, BUCKET_SHIFT, type NameKind, PREFIX_BITS, readingIndex, readingKind } from '../../core/places/gazetteer-layout.ts'
import { readBlock } from './place-columns.ts'
import type { NameRow, Statements } from './sql/statements.ts'

/** One meaning of a name: of which kind, what it is a name of, and how many letters off the spelling is. */
export interface NameReading {
  kind: NameKind
  index: number
  edits: number
  spelling: string
}

export interface NameSearch {
  /** Readings of exactly this folded name. */
  exact(folded: string): NameReading[]
  /** Readings of names at the least distance within `allowedEdits` at which `accept` allows one; never those of the name itself. */
  near(folded: string, accept: (kind: NameKind) => boolean): NameReading[]
}

const PREFIX_MASK = 2 ** PREFIX_BITS - 1

export function createNameSearch(statements: Statements): NameSearch {
  const nameLength = readBlock(statements, BLOCKS.nameLength, Uint8Array)
  const nameLetters = readBlock(statements, BLOCKS.nameLetters, Uint32Array)
  const prefixStart = readBlock(statements, BLOCKS.prefixStart, Uint32Array)

  /** Numbers of the prefixes that share a string with this name's prefix after at most `edits` deletions on either side. */
  function prefixesNear(folded: string, edits: number): Set<number> {
    const prefixes = new Set<number>()
    for (const hash of deleteKeys(folded, edits)) {
      const entries = statements.typoBucket.get(hash >>> BUCKET_SHIFT)
      if (!entries) continue
      const low = hash & (2 ** BUCKET_SHIFT - 1)
      for (let at = 0; at < entries.length; at += 4) {
        const entry = entries.readUInt32LE(at)
        if (entry >>> PREFIX_BITS === low) prefixes.add(entry & PREFIX_MASK)
      }
    }
    return prefixes
  }

  return {
    exact(folded) {
      const row = statements.nameByFolded.get(folded)
      return row ? readingsOf(row, 0) : []
    },
    near(folded, accept) {
      const limit = allowedEdits(folded.length)
      if (limit === 0) return []
      const letters = letterSignature(folded)
      let best: number = limit
      let found: { row: NameRow; edits: number }[] = []
      for (const prefix of prefixesNear(folded, limit)) {
        const end = prefixStart[prefix + 1]!
        for (let name = prefixStart[prefix]!; name < end; name++) {
          if (Math.abs(nameLength[name]! - folded.length) > best) continue
          if (bitCount(nameLetters[name]! ^ letters) > 2 * best) continue
          const row = statements.nameAt.get(name)!
          // What is allowed depends on the shorter of the two: `Rome` is no misspelling of a name of nine letters.
          const edits = boundedEditDistance(
            folded,
            row.folded,
            Math.min(best, allowedEdits(Math.min(folded.length, row.folded.length + 1))),
          )
          if (edits > best || edits === 0 || edits > allowedEdits(Math.min(folded.length, row.folded.length + 1))) continue
          if (!readingsOf(row, edits).some((reading) => accept(reading.kind))) continue
          if (edits < best) {
            best = edits
            found = []
          }
          found.push({ row, edits })
        }
      }
      return found
        .filter(({ edits }) => edits === best)
        .flatMap(({ row, edits }) => readingsOf(row, edits).filter(({ kind }) => accept(kind)))
    },
  }
}

function readingsOf(row: NameRow, edits: number): NameReading[] {
  const readings: NameReading[] = []
  const spelling = row.spelling ?? row.folded
  for (let at = 0; at < row.readings.length; at += 4) {
    const packed = row.readings.readUInt32LE(at)
    readings.push({ kind: readingKind(packed), index: readingIndex(packed), edits, spelling })
  }
  return readings
}
