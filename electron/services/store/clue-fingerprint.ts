import { createHash } from 'node:crypto'
import type { Clue } from '../../contract/clues.ts'

/**
 * One fingerprint a clue, the same when the same thing is found again. Its place in the photo is left out, since
 * another version of the reader draws the box a little differently; the same words twice in one photo are told apart
 * by their order.
 */
export function clueFingerprints(clues: readonly Pick<Clue, 'kind' | 'quote' | 'title'>[]): string[] {
  const seen = new Map<string, number>()
  return clues.map(({ kind, quote, title }) => {
    const content = JSON.stringify([kind, quote.normalize('NFKC'), title])
    const occurrence = seen.get(content) ?? 0
    seen.set(content, occurrence + 1)
    return createHash('sha256').update(`${content}#${occurrence}`).digest('hex')
  })
}
