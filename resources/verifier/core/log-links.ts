// The case's part of the library's log. Each entry's hash is the SHA-256 of the hash before it and of its own content;
// entries of other cases are not here, so between two of ours there may be a gap of which only the edges' hashes are known.
import { isCount, isHash, isObject } from './manifest.ts'
import { sha256Hex } from './sha256.ts'

const CHAIN_START = '0'.repeat(64)
const MOST_TOLD = 20

export interface LogLinks {
  add(line: string): void
  end(head: { sequence: number; hash: string } | null): { entries: number; gaps: number; problems: string[] }
}

export function createLogLinks(): LogLinks {
  const problems: string[] = []
  let before: { sequence: number; hash: string } | null = null
  let entries = 0
  let gaps = 0
  const tell = (problem: string) => {
    if (problems.length < MOST_TOLD) problems.push(problem)
  }
  return {
    add(line) {
      entries++
      const entry = readEntry(line)
      if (!entry) return tell(`Line ${entries} of the log cannot be read.`)
      const { sequence, previousHash, hash } = entry
      if (before && sequence <= before.sequence) tell(`Entry ${sequence} of the log stands out of order.`)
      if (hash !== entryHash(entry)) tell(`Entry ${sequence} of the log was changed: its hash does not fit its words.`)
      if (sequence === 1 && previousHash !== CHAIN_START) tell('The first entry of the log has something before it.')
      if (before && sequence === before.sequence + 1 && previousHash !== before.hash)
        tell(`Entry ${sequence} of the log does not follow entry ${before.sequence}: the chain is broken between them.`)
      if (sequence !== (before?.sequence ?? 0) + 1) gaps++
      before = { sequence, hash }
    },
    end(head) {
      if (before && !head) tell('The manifest names no newest entry of the log.')
      if (before && head && before.sequence > head.sequence) tell('The log goes beyond the newest entry that the manifest names.')
      if (before && head && before.sequence === head.sequence && before.hash !== head.hash)
        tell('The newest entry of the log is not the one that the manifest names.')
      return { entries, gaps, problems }
    },
  }
}

interface Entry {
  sequence: number
  previousHash: string
  at: string
  actor: string
  action: string
  subject: string
  details: Record<string, unknown>
  hash: string
}

function readEntry(line: string): Entry | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (!isObject(value) || !isCount(value.sequence) || !isHash(value.previousHash) || !isHash(value.hash) || !isObject(value.details))
    return null
  if (![value.at, value.actor, value.action, value.subject].every((text) => typeof text === 'string')) return null
  if (!Object.values(value.details).every((detail) => detail === null || ['string', 'number', 'boolean'].includes(typeof detail)))
    return null
  return value as unknown as Entry
}

function entryHash({ previousHash, sequence, at, actor, action, subject, details }: Entry): string {
  const content = canonical({ sequence, at, actor, action, subject, details })
  return sha256Hex(new TextEncoder().encode(previousHash + content))
}

/** Keys in the order of their UTF-16 units, no blanks; numbers and strings as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}
