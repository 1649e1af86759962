// What libmtmd computes with while it looks at a photo (tools/mtmd/clip.cpp, models/qwen2vl.cpp, models/internvl.cpp).
import { GraphMemory, type Value } from './graph-memory.ts'
import type { VisionShape } from './model-shape.ts'

const F32_BYTES = 4
const F16_BYTES = 2
/** A photo's three colours. */
const CHANNELS = 3
/** Patches that become one token: 2 × 2. */
const MERGED = 4

/** The graph of one pass over a picture, or a tile of it, of `patches` patches. */
export function visionGraph(shape: VisionShape, patches: number): GraphMemory {
  return shape.projectorType === 'qwen2.5vl_merger' ? qwenGraph(shape, patches) : internvlGraph(shape, patches)
}

function qwenGraph(shape: VisionShape, patches: number): GraphMemory {
  const graph = new GraphMemory()
  const width = shape.embeddingLength * patches * F32_BYTES
  const pixels = graph.input(patches * patchPixels(shape) * F32_BYTES)
  const order = graph.input((patches / MERGED) * F32_BYTES)
  const positions = graph.input(patches * 4 * F32_BYTES)
  const windows = shape.windowPattern > 0 ? graph.input(patches * patches * F32_BYTES) : null
  const back = graph.input((patches / MERGED) * F32_BYTES)
  const frame = () => convolved(graph, shape, pixels, patches)
  const first = frame()
  const both = graph.node(width, [first, frame()], { inPlace: true })
  const turned = graph.node(width, [both])
  const folded = graph.node(width, [turned])
  let stream = windows ? graph.node(width, [folded, order]) : folded
  let halfWindows: Value | null = null
  for (let block = 0; block < shape.blockCount; block++) {
    const looksEverywhere = !windows || (block + 1) % shape.windowPattern === 0
    stream = visionBlock(graph, shape, stream, {
      positions,
      mask: () => {
        if (looksEverywhere || !windows) return null
        halfWindows ??= graph.node(windows.bytes / 2, [windows])
        // libmtmd turns it into 16 bits once more for each block.
        return graph.node(halfWindows.bytes, [halfWindows])
      },
    })
  }
  const normed = normalised(graph, stream, false)
  const hidden = biased(graph, graph.node(shape.hiddenLength * (patches / MERGED) * F32_BYTES, [normed], { workBytes: halfOf(normed) }))
  const bent = graph.node(hidden.bytes, [hidden], { inPlace: true })
  const out = shape.projectionLength * (patches / MERGED) * F32_BYTES
  const projected = biased(graph, graph.node(out, [bent], { workBytes: halfOf(bent) }))
  graph.node(out, [projected, back])
  return graph
}

function internvlGraph(shape: VisionShape, patches: number): GraphMemory {
  const graph = new GraphMemory()
  const seen = shape.embeddingLength * patches * F32_BYTES
  const pixels = graph.input(patches * patchPixels(shape) * F32_BYTES)
  const found = convolved(graph, shape, pixels, patches)
  const turned = graph.node(seen, [found])
  const patched = graph.node(seen, [turned], { inPlace: true })
  // One vector for the picture as a whole goes along.
  const width = shape.embeddingLength * (patches + 1) * F32_BYTES
  const whole = graph.node(shape.embeddingLength * F32_BYTES, [])
  const joined = graph.node(width, [patched, whole])
  let stream = graph.node(width, [joined], { inPlace: true })
  for (let block = 0; block < shape.blockCount; block++) {
    stream = visionBlock(graph, shape, stream, { positions: null, mask: () => null })
  }
  const cut = graph.node(seen, [stream])
  const shuffled = graph.node(seen, [cut])
  const flat = graph.node(seen, [shuffled])
  const normed = normalised(graph, flat, true)
  const hidden = biased(graph, graph.node(shape.hiddenLength * (patches / MERGED) * F32_BYTES, [normed], { workBytes: halfOf(normed) }))
  const bent = graph.node(hidden.bytes, [hidden], { inPlace: true })
  biased(graph, graph.node(shape.projectionLength * (patches / MERGED) * F32_BYTES, [bent], { workBytes: halfOf(bent) }))
  return graph
}

/** A convolution over the patches: its columns at 16 bits, their product, and that in the order of the picture. */
function convolved(graph: GraphMemory, shape: VisionShape, pixels: Value, patches: number): Value {
  const columns = graph.node(patches * patchPixels(shape) * F16_BYTES, [pixels])
  const width = shape.embeddingLength * patches * F32_BYTES
  const product = graph.node(width, [columns])
  return graph.node(width, [product])
}

function visionBlock(
  graph: GraphMemory,
  shape: VisionShape,
  stream: Value,
  { positions, mask }: { positions: Value | null; mask: () => Value | null },
): Value {
  const normed = normalised(graph, stream, shape.projectorType === 'internvl')
  const linear = (from: Value, bytes: number) => biased(graph, graph.node(bytes, [from], { workBytes: halfOf(from) }))
  const [query, key, value] = shape.joinedQkv
    ? joined(linear(normed, stream.bytes * 3))
    : [0, 1, 2].map((at) => {
        const made = linear(normed, stream.bytes)
        return positions && at < 2 ? graph.node(made.bytes, [made, positions]) : made
      })
  // Flash attention, which every processor has: no score is kept.
  const halfKey = graph.node(stream.bytes / 2, [key as Value])
  const halfValue = graph.node(stream.bytes / 2, [value as Value])
  const window = mask()
  const mixed = graph.node(stream.bytes, [query as Value, halfKey, halfValue, ...(window ? [window] : [])])
  const attended = graph.node(stream.bytes, [linear(mixed, stream.bytes), stream], { inPlace: true })
  const again = normalised(graph, attended, shape.projectorType === 'internvl')
  const wide = (stream.bytes / shape.embeddingLength) * shape.feedForwardLength
  const narrowed = linear(bent(graph, shape, linear(again, wide), again, wide), stream.bytes)
  return graph.node(stream.bytes, [attended, narrowed], { inPlace: true })
}

const joined = (all: Value): Value[] => [all, all, all]

function bent(graph: GraphMemory, { projectorType }: VisionShape, up: Value, normed: Value, wide: number): Value {
  if (projectorType === 'internvl') return graph.node(wide, [up], { inPlace: true })
  const gate = biased(graph, graph.node(wide, [normed], { workBytes: halfOf(normed) }))
  return graph.node(wide, [gate, up])
}

const biased = (graph: GraphMemory, value: Value) => graph.node(value.bytes, [value], { inPlace: true })

function normalised(graph: GraphMemory, value: Value, withBias: boolean): Value {
  // Only the root mean square is taken in place.
  const normed = graph.node(value.bytes, [value], { inPlace: !withBias })
  const weighed = graph.node(value.bytes, [normed], { inPlace: true })
  return withBias ? biased(graph, weighed) : weighed
}

const halfOf = ({ bytes }: Value) => bytes / 2

const patchPixels = ({ patchSizePx }: VisionShape) => patchSizePx * patchSizePx * CHANNELS
