import { describe, expect, it } from 'vitest'
import { archiveByteLength, archiveEnd, isEntryName, localHeader } from '../../../../resources/verifier/core/zip-layout.ts'

const joined = (parts: Iterable<Uint8Array>) => Buffer.concat([...parts])

describe('the layout of an archive', () => {
  it('is written down field by field', () => {
    const entry = { name: 'a.txt', byteLength: 3, crc32: 0x352441c2 }
    expect(Buffer.from(localHeader(entry)).toString('hex')).toBe(
      '504b03041400000000000000210' + '0c241243503000000030000000500' + '0000612e747874',
    )
    const end = joined(archiveEnd([entry]))
    expect(end.readUInt32LE(0)).toBe(0x02014b50)
    expect(end.readUInt32LE(end.length - 22)).toBe(0x06054b50)
    expect(end.readUInt16LE(end.length - 22 + 10)).toBe(1)
    expect(end.readUInt32LE(end.length - 22 + 16)).toBe(30 + 5 + 3)
    expect(archiveByteLength([entry])).toBe(30 + 5 + 3 + end.length)
  })

  it('goes beyond 4 GB by the records of ZIP64, and only then', () => {
    const large = { byteLength: 0xf0000000, crc32: 1 }
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, ...large }))
    const near = joined(archiveEnd([a!]))
    expect(near.indexOf(Buffer.from('504b0606', 'hex'))).toBe(-1)
    const far = joined(archiveEnd([a!, b!, c!]))
    const record = far.indexOf(Buffer.from('504b0606', 'hex'))
    expect(far.readBigUInt64LE(record + 32)).toBe(3n)
    expect(far.readBigUInt64LE(record + 48)).toBe(BigInt(3 * (31 + 0xf0000000)))
    // The third file begins beyond 32 bits: its place stands in the extra field.
    const third = 2 * 47
    expect(far.readUInt32LE(third + 42)).toBe(0xffffffff)
    expect(far.readUInt16LE(third + 30)).toBe(12)
    expect(far.readBigUInt64LE(third + 46 + 1 + 4)).toBe(BigInt(2 * (31 + 0xf0000000)))
    expect(far.readUInt32LE(far.length - 22 + 16)).toBe(0xffffffff)
  })

  it('lets no name be a path', () => {
    expect(['a', 'rows/photos.jsonl', `originals/${'a'.repeat(64)}`].every(isEntryName)).toBe(true)
    for (const name of ['', '/a', '../a', 'a/../b', 'a//b', 'a/', '.a', 'a\\b', 'c:a', 'ä', 'a\0', 'a'.repeat(201)])
      expect(isEntryName(name)).toBe(false)
  })
})
