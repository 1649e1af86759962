import { expect, test } from 'vitest'
import type { FitPartName } from '../../../../electron/contract/fit.ts'
import { estimateFit, type FitSettings } from '../../../../models/fit/estimate.ts'
import type { ModelShape, ShapedTensor } from '../../../../models/fit/model-shape.ts'
import { packedBytes } from '../../../../models/fit/packed-weights.ts'
import type { TensorTypeName } from '../../../../models/gguf/format.ts'
import { tensorBytes } from '../../../../models/gguf/tensors.ts'

const tensor = (name: string, type: TensorTypeName, shape: readonly number[]): ShapedTensor => ({
  name,
  type,
  shape,
  byteLength: tensorBytes(type, shape),
})

const BLOCKS = 4
const SHAPE: ModelShape = {
  text: {
    architecture: 'qwen2vl',
    vocabularySize: 1000,
    embeddingLength: 256,
    blockCount: BLOCKS,
    feedForwardLength: 512,
    headCount: 4,
    headCountKv: 2,
  },
  vision: {
    projectorType: 'qwen2.5vl_merger',
    patchSizePx: 14,
    tileSidePx: 560,
    mostTiles: 12,
    embeddingLength: 64,
    blockCount: 2,
    feedForwardLength: 160,
    headCount: 4,
    windowPattern: 2,
    joinedQkv: false,
    hiddenLength: 256,
    projectionLength: 256,
  },
  textTensors: [
    tensor('token_embd.weight', 'Q8_0', [256, 1024]),
    tensor('output_norm.weight', 'F32', [256]),
    ...Array.from({ length: BLOCKS }, (_, block) => tensor(`blk.${block}.ffn_up.weight`, 'Q4_K', [256, 512])),
  ],
  projectorTensors: [tensor('v.patch_embd.weight', 'F16', [14, 14, 3, 64])],
}
const SETTINGS: FitSettings = {
  imageTokens: 100,
  samplesTogether: 8,
  cells: 2048,
  keyValueBits: 32,
  flashAttention: true,
  batchTokens: 512,
  fewestRows: 2,
  gpuLayers: 0,
  cpuFeatures: [],
  adapterBytes: 0,
}
const partOf = (name: FitPartName, changes: Partial<FitSettings> = {}) =>
  estimateFit(SHAPE, { ...SETTINGS, ...changes }).parts.find(({ part }) => part === name)

test('weights are used as they lie in the file where the processor packs none, and twice where it does', () => {
  const [embedding, norm, ...blocks] = SHAPE.textTensors.map(({ byteLength }) => byteLength) as [number, number, ...number[]]
  const inBlocks = blocks.reduce((sum, bytes) => sum + bytes, 0)
  expect(partOf('weights')).toMatchObject({ ramBytes: embedding + norm + inBlocks, droppableBytes: 0 })
  expect(partOf('packed-weights')).toBeUndefined()
  expect(partOf('weights', { cpuFeatures: ['AVX2'] })).toMatchObject({ ramBytes: embedding + norm, droppableBytes: inBlocks })
  expect(partOf('packed-weights', { cpuFeatures: ['AVX2'] })?.ramBytes).toBe(inBlocks)
  // With AMX the embedding is packed as well, for it is the output too; it is still looked up in the file.
  const amx = { cpuFeatures: ['AVX2', 'AVX512', 'AMX_INT8'] }
  expect(partOf('weights', amx)).toMatchObject({ ramBytes: embedding + norm, droppableBytes: inBlocks })
  expect(partOf('packed-weights', amx)?.ramBytes).toBeGreaterThan(inBlocks + embedding)
})

test('each kind of processor packs its own types, and rows that fit', () => {
  const matrix = (type: TensorTypeName, rows = 512) => tensor('m', type, [256, rows])
  expect(packedBytes(matrix('Q8_0'), ['AVX2'])).toBe(0)
  expect(packedBytes(matrix('Q8_0'), ['NEON', 'DOTPROD'])).toBe(matrix('Q8_0').byteLength)
  expect(packedBytes(matrix('Q8_0'), ['AVX2', 'AMX_INT8'])).toBe(matrix('Q8_0').byteLength + (256 * 512 * 4) / 32)
  expect(packedBytes(matrix('F16'), ['AMX_INT8'])).toBe(matrix('F16').byteLength)
  expect(packedBytes(matrix('Q2_K'), ['AVX2'])).toBe(0)
  expect(packedBytes(matrix('Q2_K'), ['AVX2', 'AVX512'])).toBe(matrix('Q2_K').byteLength)
  expect(packedBytes(matrix('Q4_K', 511), ['AVX2', 'AMX_INT8'])).toBe(0)
  expect(packedBytes(tensor('v', 'F32', [256]), ['AVX2'])).toBe(0)
})

test('the cache grows with its cells and its bits, and logits with the sequences', () => {
  const bytes = 2 * 128 * BLOCKS * 2048 * 4
  expect(partOf('key-values')?.ramBytes).toBe(bytes)
  expect(partOf('key-values', { keyValueBits: 16, cells: 4096 })?.ramBytes).toBe(bytes)
  expect((partOf('logits', { samplesTogether: 9 })?.ramBytes ?? 0) - (partOf('logits')?.ramBytes ?? 0)).toBe(1000 * 4)
})

test('layers that a graphics card takes leave the main memory, the last ones first', () => {
  const whole = estimateFit(SHAPE, SETTINGS)
  const none = estimateFit(SHAPE, { ...SETTINGS, gpuLayers: -1, keyValueBits: 16 })
  const half = estimateFit(SHAPE, { ...SETTINGS, gpuLayers: 3, keyValueBits: 16 })
  expect(whole.vramBytes).toBe(0)
  expect(none.parts.find(({ part }) => part === 'key-values')).toMatchObject({ ramBytes: 0, vramBytes: 2 * 128 * BLOCKS * 2048 * 2 })
  expect(half.parts.find(({ part }) => part === 'key-values')).toMatchObject({ ramBytes: 128 * BLOCKS * 2048 * 2 })
  expect(half.vramBytes).toBeLessThan(none.vramBytes)
  expect(none.ramBytes).toBeLessThan(whole.ramBytes)
})

test('a larger photo takes more than in proportion', () => {
  const looking = (imageTokens: number) => partOf('looking', { imageTokens })?.ramBytes ?? 0
  expect(looking(800)).toBeGreaterThan(2 * looking(400))
})

test('there is never less than what loading takes for a moment', () => {
  const tiny = estimateFit(SHAPE, { ...SETTINGS, imageTokens: 8, samplesTogether: 1, cells: 512 })
  const parts = tiny.parts.reduce((sum, { ramBytes }) => sum + ramBytes, 0)
  expect(tiny.ramBytes).toBeGreaterThan(parts)
})
