import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCALAR_BYTES, type ScalarTypeName } from '../../../../models/gguf/format.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { tensorBytes } from '../../../../models/gguf/tensors.ts'
import type { GgufScalar, GgufValue } from '../../../../models/gguf/values.ts'
import { ggufBytes, type TensorSource, writeGguf } from '../../../../models/gguf/write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gguf-'))
})
afterAll(() => rm(folder, { recursive: true }))

const VALUES: Record<ScalarTypeName, fc.Arbitrary<GgufScalar['value']>> = {
  u8: fc.integer({ min: 0, max: 255 }),
  i8: fc.integer({ min: -128, max: 127 }),
  u16: fc.integer({ min: 0, max: 65_535 }),
  i16: fc.integer({ min: -32_768, max: 32_767 }),
  u32: fc.integer({ min: 0, max: 0xffff_ffff }),
  i32: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  f32: fc.float({ noNaN: true }),
  f64: fc.double({ noNaN: true }),
  bool: fc.boolean(),
  string: fc.string({ unit: 'grapheme' }),
  u64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  i64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
}
const typeName = fc.constantFrom(...(Object.keys(SCALAR_BYTES) as ScalarTypeName[]))
const scalar = typeName.chain((type) => VALUES[type].map((value) => ({ type, value }) as GgufValue))
const list = typeName.chain((of) =>
  fc.array(VALUES[of], { maxLength: 5 }).map((values): GgufValue => ({ type: 'array', of, length: values.length, values })),
)
const metadata = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_.]{0,20}$/), fc.oneof(scalar, list), { maxKeys: 8 })

const tensor = (name: string, shape: number[], chunkBytes: number[]): TensorSource => ({
  name,
  type: 'F32',
  shape,
  chunks: () => chunkBytes.map((bytes, index) => new Uint8Array(bytes).fill(index + 1)),
})

describe('GGUF, written and read again', () => {
  test('metadata of every type comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(metadata, async (given) => {
        const path = join(folder, 'metadata.gguf')
        await writeGguf(path, { metadata: Object.entries(given), tensors: [] })
        const { metadata: found, fileBytes } = readGgufHeader(path)
        expect([...found].map(([key, value]) => [key, { ...value, value: undefined, values: undefined }])).toEqual(
          Object.entries(given).map(([key, value]) => [key, { ...value, value: undefined, values: undefined }]),
        )
        for (const [key, value] of found) {
          const wanted = given[key]
          if (value.type === 'array') expect(value.values).toEqual(wanted?.type === 'array' ? wanted.values : null)
          else expect(value.value).toEqual(wanted?.type === 'array' ? null : wanted?.value)
        }
        expect(fileBytes).toBe(ggufBytes({ metadata: Object.entries(given), tensors: [] }))
      }),
      { numRuns: 60 },
    )
  })

  test('tensors lie one after the other, each on a multiple of 32 bytes, chunk by chunk', async () => {
    const path = join(folder, 'tensors.gguf')
    await writeGguf(path, { metadata: [], tensors: [tensor('a', [3], [4, 8]), tensor('b', [2, 5], [40])] })
    const header = readGgufHeader(path)
    expect([...header.tensors.values()]).toEqual([
      { name: 'a', type: 'F32', shape: [3], byteOffset: 0, byteLength: 12 },
      { name: 'b', type: 'F32', shape: [2, 5], byteOffset: 32, byteLength: 40 },
    ])
    expect(header.dataByteOffset % 32).toBe(0)
    const data = (await readFile(path)).subarray(header.dataByteOffset)
    expect([...data.subarray(0, 12)]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2])
    expect([...data.subarray(32, 72)]).toEqual(new Array(40).fill(1))
    expect(data.byteLength).toBe(96)
  })

  test('sizes of quantised tensors', () => {
    expect(tensorBytes('Q4_K', [3584, 10])).toBe((3584 * 10 * 144) / 256)
    expect(tensorBytes('Q8_0', [896, 2])).toBe((896 * 2 * 34) / 32)
  })

  test('a writer that fails leaves nothing behind', async () => {
    const inner = await mkdtemp(join(folder, 'failing-'))
    const failing: TensorSource = {
      ...tensor('a', [8], []),
      *chunks() {
        yield new Uint8Array(16)
        throw new Error('no more')
      },
    }
    await expect(writeGguf(join(inner, 'x.gguf'), { metadata: [], tensors: [failing] })).rejects.toThrow('no more')
    await expect(writeGguf(join(inner, 'x.gguf'), { metadata: [], tensors: [tensor('a', [8], [31])] })).rejects.toThrow('bytes of a')
    const aborted = AbortSignal.abort(new Error('enough'))
    await expect(
      writeGguf(join(inner, 'x.gguf'), { metadata: [], tensors: [tensor('a', [8], [32])] }, { signal: aborted }),
    ).rejects.toThrow('enough')
    expect(await readdir(inner)).toEqual([])
  })
})
