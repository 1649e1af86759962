// Files that somebody wrote to do harm, or that a bad disk made: the only thing that may come out is a problem in words.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomWords } from '../../../../models/fixtures/random-words.ts'
import { checkProjector } from '../../../../models/gguf/check-projector.ts'
import { checkText } from '../../../../models/gguf/check-text.ts'
import { GGUF_MAGIC } from '../../../../models/gguf/format.ts'
import { parseHeader } from '../../../../models/gguf/parse-header.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { ggufBytes } from '../../../../models/gguf/write.ts'
import { encodeHeader } from '../../../../models/gguf/write-header.ts'
import { mutated } from '../../../fixtures/mutated.ts'
import { problemCode } from './problem-code.ts'
import { smallProjector, smallText } from './small-pair.ts'

const SEEDS = [
  { name: 'text', content: smallText(), check: checkText },
  { name: 'projector', content: smallProjector(), check: checkProjector },
].map(({ content, ...rest }) => {
  const header = encodeHeader(content.metadata, content.tensors, 32)
  const weights = new Uint8Array(ggufBytes(content) - header.length).fill(0x3c)
  return { ...rest, file: Buffer.concat([header, weights]), headerBytes: header.length }
})

function headerOf(...parts: (bigint | number | string)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      const bytes = Buffer.alloc(typeof part === 'string' ? 0 : typeof part === 'bigint' ? 8 : 4)
      if (typeof part === 'bigint') bytes.writeBigUInt64LE(part)
      else if (typeof part === 'number') bytes.writeUInt32LE(part)
      else return Buffer.from(part)
      return bytes
    }),
  )
}

describe('hostile headers', () => {
  test.each(SEEDS)('1,500 mutations of a $name model are read or refused in words', ({ name, file, headerBytes, check }) => {
    const random = randomWords(`fuzz/${name}`)
    const codes = new Map<string, number>()
    for (let round = 0; round < 1500; round++) {
      const bytes = mutated(file, headerBytes, random(new Uint32Array(12)))
      const code = problemCode(() => check(parseHeader(bytes, bytes.length)))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    // The mutations reach deep: some are harmless, and many kinds of refusal are met.
    expect([...codes.keys()]).toEqual(expect.arrayContaining(['none', 'gguf-damaged', 'gguf-truncated', 'gguf-key-missing']))
    expect(codes.size).toBeGreaterThan(6)
  })

  test('counts that no file could hold', () => {
    const start = [GGUF_MAGIC, 3] as const
    const huge = 2n ** 63n
    const code = (...parts: (bigint | number | string)[]) => {
      const bytes = headerOf(...start, ...parts)
      return problemCode(() => parseHeader(bytes, bytes.length))
    }
    expect(code(huge, 0n)).toBe('gguf-damaged')
    expect(code(0n, huge)).toBe('gguf-damaged')
    expect(code(60_000n, 0n)).toBe('gguf-truncated')
    // A key of 2^63 bytes; a list of 2^62 numbers; a list of a million strings in a hundred bytes; a list of lists.
    expect(code(0n, 1n, huge, 'x')).toBe('gguf-truncated')
    expect(code(0n, 1n, 1n, 'k', 9, 4, 2n ** 62n, 'xxxxxxxx')).toBe('gguf-damaged')
    expect(code(0n, 1n, 1n, 'k', 9, 8, 1_000_000n, 'x'.repeat(100))).toBe('gguf-truncated')
    expect(code(0n, 1n, 1n, 'k', 9, 9, 1n, 'x'.repeat(100))).toBe('gguf-damaged')
    expect(code(0n, 2n, 1n, 'k', 7, '\u0001', 1n, 'k', 7, '\u0001')).toBe('gguf-damaged')
    // Alignment that is no power of two would make llama.cpp abort.
    expect(code(0n, 1n, 17n, 'general.alignment', 4, 12)).toBe('gguf-damaged')
    expect(code(0n, 1n, 17n, 'general.alignment', 4, 0)).toBe('gguf-damaged')
  })

  test('tensors whose sizes multiply beyond all bounds, or that overlap', () => {
    const tensors = (...parts: (bigint | number | string)[]) => {
      const bytes = Buffer.concat([headerOf(GGUF_MAGIC, 3, 1n, 0n, ...parts), Buffer.alloc(64)])
      return problemCode(() => parseHeader(bytes, bytes.length))
    }
    const f32 = 0
    expect(tensors(1n, 't', 4, 2n ** 39n, 2n ** 39n, 2n ** 39n, 2n ** 39n, f32, 0n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 1, 2n ** 64n - 1n, f32, 0n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 1, 0n, f32, 0n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 9, 1n, f32, 0n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 1, 4n, f32, 2n ** 63n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 1, 2n ** 38n, f32, 0n)).toBe('gguf-truncated')
    expect(tensors(1n, 't', 1, 4n, 77, 0n)).toBe('gguf-type-unsupported')
    expect(tensors(1n, 't', 1, 33n, 8, 0n)).toBe('gguf-damaged')
    expect(tensors(3n, 't\0u', 1, 4n, f32, 0n)).toBe('gguf-damaged')
    expect(tensors(1n, 't', 1, 4n, f32, 0n)).toBe('none')
  })

  describe('on disk', () => {
    let folder: string
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'hostile-'))
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    test('a header longer than the first look is read on', () => {
      const path = join(folder, 'long.gguf')
      const words = Array.from({ length: 40_000 }, (_, index) => `word number ${index} of a rather long list of words`)
      writeFileSync(path, encodeHeader([['k', { type: 'array', of: 'string', length: words.length, values: words }]], [], 32))
      const list = readGgufHeader(path).metadata.get('k')
      expect(list?.type === 'array' && list.values.at(-1)).toBe(words.at(-1))
    })

    test('versions that llama.cpp does not read', () => {
      const path = join(folder, 'version.gguf')
      for (const version of [0, 1, 4, 0x03000000]) {
        writeFileSync(path, headerOf(GGUF_MAGIC, version, 0n, 0n))
        expect(problemCode(() => readGgufHeader(path))).toBe('gguf-version-unsupported')
      }
    })
  })
})
