import { createHash } from 'node:crypto'
import { canonicalJson, type LogDetails } from './canonical-json.ts'

/** What a hash of the log vouches for. */
export interface LogContent {
  sequence: number
  at: string
  actor: string
  action: string
  subject: string
  details: LogDetails
}

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256, in hexadecimal, over the previous entry's hash and this entry's canonical JSON. */
export function entryHash(previousHash: string, entry: LogContent): string {
  const { sequence, at, actor, action, subject, details } = entry
  return createHash('sha256').update(previousHash).update(canonicalJson({ sequence, at, actor, action, subject, details })).digest('hex')
}

/**
 * Recomputes the chain from its start. `lastSequence` is how far the log is known to have gone: entries cut off its
 * end leave no trace in the chain itself. `firstBroken` is the first sequence number that is missing or was changed.
 */
export function verifyChain(
  entries: Iterable<LogContent & { hash: string }>,
  lastSequence: number,
): { entries: number; intact: boolean; firstBroken: number | null } {
  let previousHash = CHAIN_START
  let count = 0
  let firstBroken: number | null = null
  for (const entry of entries) {
    count++
    if (firstBroken !== null) continue
    if (entry.sequence !== count || entry.hash !== entryHash(previousHash, entry)) firstBroken = count
    previousHash = entry.hash
  }
  if (firstBroken === null && count < lastSequence) firstBroken = count + 1
  return { entries: count, intact: firstBroken === null, firstBroken }
}
