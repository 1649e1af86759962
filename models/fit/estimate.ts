// How much memory a run takes: every buffer that the engine holds while the last sample is written, when it holds the most.
// Measured against the kernel's own figures by `npm run bench -- fit`.
import type { FitPartName } from '../../electron/contract/fit.ts'
import type { ModelShape, ShapedTensor } from './model-shape.ts'
import { type CpuFeatures, packedBytes } from './packed-weights.ts'
import { textGraph } from './text-graph.ts'
import { visionGraph } from './vision-graph.ts'

export interface FitSettings {
  /** Of the photo; where it is cut into tiles, of them all. */
  imageTokens: number
  /** Samples that are written in one batch. */
  samplesTogether: number
  /** Cells of the KV cache. */
  cells: number
  keyValueBits: 16 | 32
  flashAttention: boolean
  /** Tokens that are read in one pass. */
  batchTokens: number
  /** Rows that a batch has at least (native/src/session.h). */
  fewestRows: number
  /** Layers on the graphics card, the output one of them; -1 = all, 0 = none. */
  gpuLayers: number
  cpuFeatures: CpuFeatures
  adapterBytes: number
}

export interface FitPart {
  part: FitPartName
  /** Must be there while the run lasts. */
  ramBytes: number
  /** Held as well where there is room; the system takes it back when it needs it. */
  droppableBytes: number
  vramBytes: number
}

export interface FitEstimate {
  parts: FitPart[]
  ramBytes: number
  droppableBytes: number
  vramBytes: number
}

// Measured: the process with its libraries, before any model; what reading two files takes for a moment.
const ENGINE_BYTES = 106e6
const LOADING_BYTES = 40e6
/** Of a token of the vocabulary: its words, and the tables that find them. */
const VOCABULARY_TOKEN_BYTES = 500
/** Of a pixel, in all the forms that the photo goes through. */
const PIXEL_BYTES = 20
/** llama.cpp keeps room for so many rows of logits while it reads (native/src/session.cpp). */
const FEWEST_OUTPUTS = 16
const F32_BYTES = 4

/** What a run of a model takes, by part, and in all. */
export function estimateFit(shape: ModelShape, settings: FitSettings): FitEstimate {
  const onCard = settings.gpuLayers !== 0
  const parts: FitPart[] = [
    part('engine', { ramBytes: ENGINE_BYTES }),
    ...weightParts(shape, settings),
    part('vocabulary', { ramBytes: shape.text.vocabularySize * VOCABULARY_TOKEN_BYTES }),
    part('projector', onCard ? { vramBytes: bytesOf(shape.projectorTensors) } : { ramBytes: bytesOf(shape.projectorTensors) }),
    part('adapters', { ramBytes: settings.adapterBytes }),
    ...photoParts(shape, settings),
    ...readingParts(shape, settings),
  ]
  const sum = (of: (part: FitPart) => number) => parts.reduce((total, each) => total + of(each), 0)
  const loading = sum(({ part: name, ramBytes }) => (LOADED.includes(name) ? ramBytes : 0)) + LOADING_BYTES
  return {
    parts,
    ramBytes: Math.max(
      loading,
      sum(({ ramBytes }) => ramBytes),
    ),
    droppableBytes: sum(({ droppableBytes }) => droppableBytes),
    vramBytes: sum(({ vramBytes }) => vramBytes),
  }
}

const LOADED: readonly FitPartName[] = ['engine', 'weights', 'packed-weights', 'vocabulary', 'projector']

function weightParts({ text, textTensors }: ModelShape, { gpuLayers, cpuFeatures }: FitSettings): FitPart[] {
  const onCard = layersOnCard(gpuLayers, text.blockCount)
  const packs = gpuLayers === 0
  const hasOutput = textTensors.some(({ name }) => name === 'output.weight')
  let mapped = 0
  let copied = 0
  let packed = 0
  let card = 0
  for (const tensor of textTensors) {
    const { name, byteLength } = tensor
    const isTied = name === 'token_embd.weight' && !hasOutput
    if (onCard(name)) card += byteLength
    // An embedding that is the output too is looked up in the file, and multiplied with from a copy.
    const copy = packs && MULTIPLIED.test(name) ? packedBytes(tensor, cpuFeatures) : isTied && packs ? packedBytes(tensor, cpuFeatures) : 0
    packed += copy
    if (onCard(name) || (copy > 0 && !isTied)) copied += byteLength
    else mapped += byteLength
    if (isTied && gpuLayers !== 0) card += byteLength
  }
  return [
    part('weights', { ramBytes: mapped, droppableBytes: copied, vramBytes: card }),
    ...(packed > 0 ? [part('packed-weights', { ramBytes: packed })] : []),
  ]
}

const MULTIPLIED = /^(output|blk\.\d+\.(attn_(q|k|v|qkv|output)|ffn_(gate|up|down)))\.weight$/

/** llama.cpp puts the last layers on the card; the output counts as one more layer behind them. */
function layersOnCard(gpuLayers: number, blockCount: number): (name: string) => boolean {
  if (gpuLayers === 0) return () => false
  const first = gpuLayers < 0 ? 0 : Math.max(blockCount + 1 - gpuLayers, 0)
  return (name) => {
    const block = /^blk\.(\d+)\./.exec(name)?.[1]
    return block === undefined ? name.startsWith('output') : Number(block) >= first
  }
}

function photoParts({ vision, text }: ModelShape, { imageTokens, gpuLayers }: FitSettings): FitPart[] {
  const sidePx = vision.patchSizePx * 2
  const isTiled = vision.projectorType === 'internvl'
  const patches = isTiled ? (vision.tileSidePx / vision.patchSizePx) ** 2 : imageTokens * 4
  const graph = visionGraph(vision, patches)
  const handedOver = imageTokens * text.embeddingLength * F32_BYTES
  return [
    part('photo', { ramBytes: imageTokens * sidePx * sidePx * PIXEL_BYTES + handedOver * 2 }),
    part(
      'looking',
      gpuLayers === 0 ? { ramBytes: graph.bufferBytes() + graph.workBytes } : { vramBytes: graph.bufferBytes(), ramBytes: 0 },
    ),
  ]
}

function readingParts({ text }: ModelShape, settings: FitSettings): FitPart[] {
  const { cells, samplesTogether, gpuLayers } = settings
  const sequences = samplesTogether + settings.fewestRows
  const outputs = Math.max(sequences, FEWEST_OUTPUTS)
  const graph = textGraph(text, { ...settings, batchTokens: Math.min(cells, settings.batchTokens), sequences, outputs })
  const kvLength = (text.embeddingLength / text.headCount) * text.headCountKv
  const keyValueBytes = 2 * kvLength * text.blockCount * cells * (settings.keyValueBits / 8)
  const blocksOnCard = gpuLayers < 0 ? text.blockCount : Math.min(Math.max(gpuLayers - 1, 0), text.blockCount)
  const share = blocksOnCard / text.blockCount
  const rowBytes = text.vocabularySize * F32_BYTES
  const [reading, work] = [graph.bufferBytes(), graph.workBytes]
  return [
    part('key-values', { ramBytes: keyValueBytes * (1 - share), vramBytes: keyValueBytes * share }),
    part('reading', gpuLayers === 0 ? { ramBytes: reading + work } : { vramBytes: reading, ramBytes: share < 1 ? reading + work : 0 }),
    // Those of each sequence, those after the prompt, and what a token is drawn with.
    part('logits', { ramBytes: rowBytes * (sequences + 3) }),
  ]
}

function part(name: FitPartName, bytes: Partial<Omit<FitPart, 'part'>>): FitPart {
  return { part: name, ramBytes: 0, droppableBytes: 0, vramBytes: 0, ...bytes }
}

const bytesOf = (tensors: readonly ShapedTensor[]) => tensors.reduce((sum, { byteLength }) => sum + byteLength, 0)
