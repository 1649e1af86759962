// Named text against the lines that were read in the photo: another program's reading, and so a strong witness.
import type { PhotoPolygon } from '../../contract/clues.ts'
import type { EntityFinding } from '../../contract/entities.ts'
import { allowedEdits, boundedEditDistance } from '../places/edit-distance.ts'
import { foldName } from '../places/fold-name.ts'
import type { NamedEntity } from './merge-mentions.ts'

/** One line that was read in the photo. */
export interface ReadLine {
  text: string
  reader: string
  /** 0..1 */
  confidence: number
  polygon: PhotoPolygon | null
}

export type TextFinding = Pick<EntityFinding, 'status' | 'reason' | 'line' | 'region' | 'regionSource'>

/** Below, a name of few letters is found in every longer word. */
const FEWEST_LETTERS = 2
/** A quotation of several words counts as partly read from this share of its letters on: a sign's lines are often read one by one. */
const LEAST_SHARE_READ = 0.5
const MOST_LINES = 400

/**
 * What the lines say of a quotation or of a named landmark; null where they say nothing: the thing is no text, or its words
 * were not read (which proves nothing: small, slanted or strange letters are not read either).
 */
export function textFinding({ kind, label }: Pick<NamedEntity, 'kind' | 'label'>, lines: readonly ReadLine[]): TextFinding | null {
  if (kind !== 'quoted' && kind !== 'landmark') return null
  const wanted = foldName(label)
  if (wanted.replaceAll(' ', '').length < FEWEST_LETTERS) return null
  let best: { line: ReadLine; share: number } | null = null
  for (const line of lines.slice(0, MOST_LINES)) {
    const share = shareRead(wanted, foldName(line.text))
    if (share > (best?.share ?? 0)) best = { line, share }
  }
  if (!best || best.share < LEAST_SHARE_READ) return null
  // Half of a landmark's name (“bridge”) stands on many a sign.
  if (kind === 'landmark' && best.share < 1) return null
  const { text, reader, confidence, polygon } = best.line
  return {
    status: best.share === 1 ? 'grounded' : 'doubtful',
    reason: best.share === 1 ? 'read-in-photo' : 'partly-read',
    line: { text, reader, confidence },
    region: polygon,
    regionSource: polygon ? 'text-line' : null,
  }
}

/** The share of the wanted words, by letters, that the line holds; both folded. Misread letters are allowed as for place names. */
function shareRead(wanted: string, line: string): number {
  if (line === '') return 0
  const words = line.split(' ')
  const sought = wanted.split(' ')
  if (isNear(wanted, line) || holdsRun(words, sought)) return 1
  // Readers lose the spaces of a line.
  if (line.replaceAll(' ', '') === wanted.replaceAll(' ', '')) return 1
  const letters = sought.reduce((sum, word) => sum + word.length, 0)
  const read = sought
    .filter((word) => word.length > 2 && words.some((other) => isNear(word, other)))
    .reduce((sum, word) => sum + word.length, 0)
  return read === letters && sought.length > 1 ? 0.9 : read / letters
}

function holdsRun(words: readonly string[], sought: readonly string[]): boolean {
  for (let at = 0; at + sought.length <= words.length; at++) if (sought.every((word, i) => isNear(word, words[at + i]!))) return true
  return false
}

const isNear = (wanted: string, read: string): boolean => {
  const limit = allowedEdits(wanted.length)
  return boundedEditDistance(wanted, read, limit) <= limit
}
