import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../electron/services/audit/canonical-json.ts'
import { CHAIN_START, entryHash, type LogContent, verifyChain } from '../../../../electron/services/audit/log-chain.ts'

const content = (sequence: number): LogContent => ({
  sequence,
  at: '2026-11-23T04:00:00.000Z',
  actor: 'ana',
  action: 'note-added',
  subject: 'case:1',
  details: { text: `note ${sequence}`, b: 1, a: null },
})

function chain(length: number) {
  const entries: (LogContent & { hash: string })[] = []
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry = content(sequence)
    entries.push({ ...entry, hash: entryHash(entries.at(-1)?.hash ?? CHAIN_START, entry) })
  }
  return entries
}

describe('canonical JSON', () => {
  it('is one spelling for one value', () => {
    expect(canonicalJson({ b: 1.5, a: 'ä"\n', c: null, d: { z: true, y: -0 } })).toBe(
      '{"a":"ä\\"\\n","b":1.5,"c":null,"d":{"y":0,"z":true}}',
    )
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })
})

describe('the chain of the log', () => {
  it('is whole as written, and so is an empty one', () => {
    expect(verifyChain(chain(5), 5)).toEqual({ entries: 5, intact: true, firstBroken: null })
    expect(verifyChain([], 0)).toEqual({ entries: 0, intact: true, firstBroken: null })
  })

  it('has the hash that anyone can compute with other tools', () => {
    // printf '%s' 000…0'{"action":…}' | sha256sum
    expect(chain(1)[0]!.hash).toBe('575c9712ae303f9d33bf3b47d91571156a900fdb1f7e7ae469ee4829af43d409')
  })

  it.each(['at', 'actor', 'action', 'subject'] as const)('shows a changed %s', (field) => {
    const entries = chain(5)
    entries[2] = { ...entries[2]!, [field]: 'x' }
    expect(verifyChain(entries, 5)).toEqual({ entries: 5, intact: false, firstBroken: 3 })
  })

  it('shows changed details even where the entry got a new hash of its own', () => {
    const entries = chain(5)
    const forged = { ...content(3), details: { text: 'forged' } }
    entries[2] = { ...forged, hash: entryHash(entries[1]!.hash, forged) }
    expect(verifyChain(entries, 5).firstBroken).toBe(4)
  })

  it('shows an entry taken out, in the middle and at the end, and two that changed places', () => {
    expect(verifyChain(chain(5).toSpliced(1, 1), 5).firstBroken).toBe(2)
    expect(verifyChain(chain(5).slice(0, 4), 5)).toEqual({ entries: 4, intact: false, firstBroken: 5 })
    const [one, two, three] = chain(3)
    expect(verifyChain([one!, three!, two!], 3).firstBroken).toBe(2)
  })
})
