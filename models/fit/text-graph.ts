// What llama.cpp computes with while it reads and writes with a Qwen2 or Qwen2-VL text model (src/models/qwen2vl.cpp,
// src/llama-graph.cpp): enough of it to know how much memory that takes.
import { GraphMemory, type Value } from './graph-memory.ts'
import type { TextShape } from './model-shape.ts'

export interface TextGraphSettings {
  /** Cells of the KV cache. */
  cells: number
  /** Tokens that go through the network in one pass. */
  batchTokens: number
  /** Sequences that the cache knows, those that only fill a batch included. */
  sequences: number
  /** Rows of logits that are kept room for. */
  outputs: number
  keyValueBits: 16 | 32
  flashAttention: boolean
}

const F32_BYTES = 4
const F16_BYTES = 2
/** The graph of one pass over `batchTokens` tokens. */
export function textGraph(shape: TextShape, settings: TextGraphSettings): GraphMemory {
  const { cells, outputs } = settings
  const graph = new GraphMemory()
  // Every sequence is planned for with as many tokens as the others.
  const tokens = Math.ceil(settings.batchTokens / settings.sequences) * settings.sequences
  const width = shape.embeddingLength * tokens * F32_BYTES
  const words = graph.input(tokens * F32_BYTES)
  // Where a photo's vectors come in; kept room for also where words are read.
  graph.input(width)
  const positions = graph.input(tokens * 4 * F32_BYTES)
  const mask = graph.input(cells * tokens * (settings.flashAttention ? F16_BYTES : F32_BYTES))
  const chosen = graph.input(outputs * F32_BYTES)
  let stream = graph.node(width, [words])
  for (let block = 0; block < shape.blockCount; block++) {
    let attended = attention(graph, shape, settings, { stream, positions, mask })
    let carried = stream
    let rows = tokens
    if (block === shape.blockCount - 1) {
      rows = outputs
      attended = graph.node(shape.embeddingLength * rows * F32_BYTES, [attended, chosen])
      carried = graph.node(shape.embeddingLength * rows * F32_BYTES, [carried, chosen])
    }
    stream = feedForward(graph, shape, graph.node(attended.bytes, [attended, carried], { inPlace: true }), rows)
  }
  const normed = normalised(graph, stream)
  graph.node(shape.vocabularySize * outputs * F32_BYTES, [normed], { workBytes: packedRows(normed) })
  return graph
}

function attention(
  graph: GraphMemory,
  shape: TextShape,
  { cells, keyValueBits, flashAttention }: TextGraphSettings,
  { stream, positions, mask }: { stream: Value; positions: Value; mask: Value },
): Value {
  const tokens = stream.bytes / F32_BYTES / shape.embeddingLength
  const kvLength = (shape.embeddingLength / shape.headCount) * shape.headCountKv
  const normed = normalised(graph, stream)
  const linear = (length: number) => {
    const made = graph.node(length * tokens * F32_BYTES, [normed], { workBytes: packedRows(normed) })
    return graph.node(made.bytes, [made], { inPlace: true })
  }
  const turned = (value: Value) => graph.node(value.bytes, [value, positions])
  const query = turned(linear(shape.embeddingLength))
  const value = linear(kvLength)
  const key = turned(linear(kvLength))
  // Into the cache, which lies elsewhere.
  graph.node(0, [key])
  graph.node(0, [value])
  // llama.cpp's flash attention reads 16 bits; a cache of 32 is turned into them for each block.
  const half = (): Value[] => (keyValueBits === 32 && flashAttention ? [graph.node(kvLength * cells * F16_BYTES, [])] : [])
  let mixed: Value
  if (flashAttention) mixed = graph.node(stream.bytes, [query, ...half(), ...half(), mask])
  else {
    const scores = graph.node(cells * tokens * shape.headCount * F32_BYTES, [query])
    const weights = graph.node(scores.bytes, [scores, mask], { inPlace: true })
    const summed = graph.node(stream.bytes, [weights])
    mixed = graph.node(stream.bytes, [summed])
  }
  return graph.node(stream.bytes, [mixed], { workBytes: packedRows(mixed) })
}

function feedForward(graph: GraphMemory, { feedForwardLength }: TextShape, stream: Value, rows: number): Value {
  const normed = normalised(graph, stream)
  const wide = () => graph.node(feedForwardLength * rows * F32_BYTES, [normed], { workBytes: packedRows(normed) })
  const gate = wide()
  const gated = graph.node(gate.bytes, [gate, wide()])
  const narrow = graph.node(stream.bytes, [gated], { workBytes: packedRows(gated) })
  return graph.node(stream.bytes, [narrow, stream], { inPlace: true })
}

function normalised(graph: GraphMemory, value: Value): Value {
  const normed = graph.node(value.bytes, [value], { inPlace: true })
  return graph.node(value.bytes, [normed], { inPlace: true })
}

/** Numbers of 32 bits as the multiplication takes them: 16 bits for plain weights, less for packed ones. */
function packedRows({ bytes }: Value): number {
  return (bytes / F32_BYTES) * F16_BYTES
}
