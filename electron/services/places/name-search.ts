import { bitCount, deleteKeys, letterSignature } from '../../core/places/delete-keys.ts'
import { allowedEdits, boundedUnitDistance, unitsOf } from '../../core/places/edit-distance.ts'
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
  const nameText = readBlock(statements, BLOCKS.nameText, Uint16Array)
  const textStart = runningSums(nameLength)
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
      // One edit first: most misspellings have one, and two cost ten times the candidates.
      for (let edits = 1; edits <= allowedEdits(folded.length); edits++) {
        const found = namesWithin(folded, edits)
          .flatMap((name) => readingsOf(statements.nameAt.get(name)!, edits))
          .filter(({ kind }) => accept(kind))
        if (found.length > 0) return found
      }
      return []
    },
  }

  /** Numbers of the names exactly `edits` off. What is allowed depends on the shorter of the two: of three letters none may be wrong. */
  function namesWithin(folded: string, edits: number): number[] {
    const found: number[] = []
    const query = unitsOf(folded)
    const candidate = { units: nameText, from: 0, to: 0 }
    const letters = letterSignature(folded)
    for (const prefix of prefixesNear(folded, edits)) {
      const end = prefixStart[prefix + 1]!
      for (let name = prefixStart[prefix]!; name < end; name++) {
        const length = nameLength[name]!
        if (length - folded.length > edits || folded.length - length > edits) continue
        if (bitCount(nameLetters[name]! ^ letters) > 2 * edits || allowedEdits(length + 1) < edits) continue
        candidate.from = textStart[name]!
        candidate.to = candidate.from + length
        if (boundedUnitDistance(query, candidate, edits) === edits) found.push(name)
      }
    }
    return found
  }
}

/** Where each of stretches laid end to end begins. */
function runningSums(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(lengths.length)
  for (let i = 1; i < lengths.length; i++) starts[i] = starts[i - 1]! + lengths[i - 1]!
  return starts
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
