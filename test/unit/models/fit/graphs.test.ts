import { expect, test } from 'vitest'
import { GraphMemory } from '../../../../models/fit/graph-memory.ts'
import type { TextShape, VisionShape } from '../../../../models/fit/model-shape.ts'
import { textGraph } from '../../../../models/fit/text-graph.ts'
import { visionGraph } from '../../../../models/fit/vision-graph.ts'

const MEBIBYTE = 2 ** 20

test('a result takes the smallest gap that holds it, or the place of what it is made from', () => {
  const graph = new GraphMemory()
  const first = graph.input(640)
  const large = graph.node(6400, [first])
  const small = graph.node(640, [large])
  const kept = graph.node(640, [small], { inPlace: true })
  // The small one took the place of the first, and the next took its own.
  expect(graph.bufferBytes()).toBe(640 + 6400)
  // Where the large one was, which nobody needs any more.
  graph.node(6016, [kept])
  expect(graph.bufferBytes()).toBe(640 + 6400)
  graph.node(6400, [kept])
  expect(graph.bufferBytes()).toBe(640 + 6016 + 6400)
})

test('what is still needed is not written over', () => {
  const graph = new GraphMemory()
  const seen = graph.node(3200, [])
  const changed = graph.node(3200, [seen], { inPlace: true })
  graph.node(3200, [seen, changed])
  expect(graph.bufferBytes()).toBe(3 * 3200)
})

// Sizes in MiB are those that llama.cpp 0.5.0 itself wrote into its log (`sched_reserve`, `reserve_compute_meta`) for generated
// models of these shapes.

const text = (shape: Omit<TextShape, 'architecture'>): TextShape => ({ architecture: 'qwen2vl', ...shape })
const NARROW = text({
  vocabularySize: 32_000,
  embeddingLength: 512,
  blockCount: 8,
  feedForwardLength: 1536,
  headCount: 8,
  headCountKv: 2,
})
const MIDDLE = text({
  vocabularySize: 151_936,
  embeddingLength: 1024,
  blockCount: 12,
  feedForwardLength: 3072,
  headCount: 8,
  headCountKv: 2,
})
const WIDE = text({
  vocabularySize: 65_536,
  embeddingLength: 1536,
  blockCount: 6,
  feedForwardLength: 8960,
  headCount: 12,
  headCountKv: 2,
})

test.each([
  { shape: NARROW, cells: 1024, sequences: 10, mebibytes: 14.74 },
  { shape: MIDDLE, cells: 1024, sequences: 10, mebibytes: 28.44 },
  { shape: MIDDLE, cells: 2560, sequences: 18, mebibytes: 27.04 },
  { shape: WIDE, cells: 1024, sequences: 3, mebibytes: 66.65 },
])('reading takes the buffer that llama.cpp takes: $mebibytes MiB', ({ shape, cells, sequences, mebibytes }) => {
  const graph = textGraph(shape, {
    cells,
    sequences,
    batchTokens: 512,
    outputs: Math.max(sequences, 16),
    keyValueBits: 32,
    flashAttention: true,
  })
  expect(Math.abs(graph.bufferBytes() / MEBIBYTE - mebibytes)).toBeLessThan(0.03)
})

const eye = (
  embeddingLength: number,
  feedForwardLength: number,
  blockCount: number,
  headCount: number,
  windowPattern: number,
): VisionShape => ({
  projectorType: 'qwen2.5vl_merger',
  patchSizePx: 14,
  tileSidePx: 560,
  mostTiles: 12,
  embeddingLength,
  blockCount,
  feedForwardLength,
  headCount,
  windowPattern,
  joinedQkv: false,
  hiddenLength: embeddingLength * 4,
  projectionLength: 1024,
})

test.each([
  { shape: eye(320, 864, 8, 4, 4), patches: 1024, mebibytes: 18.81 },
  { shape: eye(640, 1728, 8, 8, 4), patches: 2304, mebibytes: 88.46 },
  { shape: eye(640, 1728, 8, 8, 4), patches: 4900, mebibytes: 228.61 },
  { shape: eye(1280, 3420, 4, 16, 2), patches: 2304, mebibytes: 148.26 },
])('looking takes the buffer that libmtmd takes: $mebibytes MiB', ({ shape, patches, mebibytes }) => {
  expect(Math.abs(visionGraph(shape, patches).bufferBytes() / MEBIBYTE - mebibytes)).toBeLessThan(0.03)
})
