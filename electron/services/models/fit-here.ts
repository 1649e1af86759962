// Whether a run of a model fits this computer now, and how it would.
import { estimateFit, type FitEstimate } from '../../../models/fit/estimate.ts'
import type { ModelShape, ShapedTensor } from '../../../models/fit/model-shape.ts'
import { PACKED_FORMATS, packedAs } from '../../../models/fit/other-formats.ts'
import { promptTokens } from '../../../models/fit/prompt-tokens.ts'
import type { FitRemedy, FitVerdict, ModelFit } from '../../contract/fit.ts'
import type { EngineMemory } from '../inference/engine-protocol.ts'
import { layersInto } from '../inference/host/gpu-layers.ts'
import { arithmeticOf, FEWEST_ROWS, MICRO_BATCH_TOKENS, SHARE_OF_FREE_MEMORY } from '../inference/host/session-settings.ts'
import { cellsFor, inWaves } from '../inference/host/waves.ts'

export interface PlannedRun {
  samples: number
  maxNewTokens: number
  /** Of the photo, at most. */
  imageTokens: number
  promptText: string
  adapterBytes: number
  /** null = as many as the engine would put there. */
  gpuLayers: number | null
}

/** Of whichever model. */
export type FitOfShape = Omit<ModelFit, 'modelId' | 'isMeasuredFile' | 'quantisation'>

/** The estimate was never further off than this (`npm run bench -- fit`). */
const ESTIMATE_ERROR = 0.15
/** Packed anew, a model becomes at most so large a part of what it was. */
const WORTH_PACKING = 0.97
/** Sizes of photos to go down to, in tokens. */
export const SMALLER_PHOTOS = [1024, 768, 576, 400, 256, 144, 64] as const

/** `memory` is what is free now. */
export function fitHere(shape: ModelShape, run: PlannedRun, memory: EngineMemory): FitOfShape {
  const { estimate, verdict, ...planned } = estimated(shape, run, memory)
  return {
    ...planned,
    samples: run.samples,
    parts: estimate.parts,
    ramBytes: estimate.ramBytes,
    droppableBytes: estimate.droppableBytes,
    vramBytes: estimate.vramBytes,
    ramFreeBytes: memory.ramFreeBytes,
    vramFreeBytes: memory.card?.freeBytes ?? null,
    verdict,
    remedies: verdict === 'fits' ? [] : remedies(shape, run, memory),
  }
}

function estimated(shape: ModelShape, run: PlannedRun, memory: EngineMemory) {
  if (!memory.card) return withLayers(shape, run, memory, 0)
  const weights = bytesOf(shape.textTensors) + bytesOf(shape.projectorTensors)
  return withLayers(shape, run, memory, run.gpuLayers ?? layersInto(memory.card.freeBytes, weights, shape.text.blockCount))
}

function withLayers(shape: ModelShape, run: PlannedRun, memory: EngineMemory, gpuLayers: number) {
  const { text } = shape
  const { keyValueBits, flashAttention } = arithmeticOf({ onCard: memory.card !== null })
  const imageTokens = photoTokens(shape, run.imageTokens)
  const prompt = imageTokens + promptTokens(run.promptText, text.vocabularySize)
  const settings = {
    imageTokens,
    keyValueBits,
    flashAttention: flashAttention ?? true,
    batchTokens: MICRO_BATCH_TOKENS,
    fewestRows: FEWEST_ROWS,
    gpuLayers,
    cpuFeatures: memory.cpuFeatures,
    adapterBytes: run.adapterBytes,
  }
  // The engine looks at what is free once the model is loaded and has seen the photo.
  const before = estimateFit(shape, { ...settings, samplesTogether: 1, cells: cellsFor(prompt, 0, 1) })
  const keyValueBytesPerToken = (2 * (text.embeddingLength / text.headCount) * text.headCountKv * text.blockCount * keyValueBits) / 8
  const waves = inWaves(Array.from(Array(run.samples).keys()), {
    promptTokens: prompt,
    maxNewTokens: run.maxNewTokens,
    keyValueBytesPerToken,
    budgetBytes: Math.max(0, memory.ramFreeBytes - held(before)) * SHARE_OF_FREE_MEMORY,
  })
  const samplesTogether = waves[0]?.length ?? 1
  const contextTokens = cellsFor(prompt, samplesTogether, run.maxNewTokens)
  const estimate = estimateFit(shape, { ...settings, samplesTogether, cells: contextTokens })
  return { estimate, samplesTogether, imageTokens, contextTokens, gpuLayers, verdict: verdictOf(estimate, memory) }
}

/** A photo that is cut into tiles has tokens for each, and for a small picture of the whole, whatever its size. */
function photoTokens({ vision }: ModelShape, asked: number): number {
  if (vision.projectorType !== 'internvl') return asked
  const tokensATile = (vision.tileSidePx / vision.patchSizePx / 2) ** 2
  return tokensATile * (vision.mostTiles + 1)
}

const OF_THE_SESSION: readonly string[] = ['key-values', 'reading', 'logits']
const held = ({ parts }: FitEstimate) => parts.reduce((sum, { part, ramBytes }) => sum + (OF_THE_SESSION.includes(part) ? 0 : ramBytes), 0)

function verdictOf({ ramBytes, vramBytes }: FitEstimate, { ramFreeBytes, card }: EngineMemory): FitVerdict {
  const share = (ramBytes + (card?.sharesRam ? vramBytes : 0)) / ramFreeBytes
  if (share > 1) return 'does-not-fit'
  // What a graphics card takes was reckoned and never measured: reason enough to warn, not to refuse.
  const isCardFull = card !== null && vramBytes > card.freeBytes
  return share > 1 - ESTIMATE_ERROR || isCardFull ? 'tight' : 'fits'
}

function remedies(shape: ModelShape, run: PlannedRun, memory: EngineMemory): FitRemedy[] {
  const remedy = (kind: FitRemedy['kind'], changed: ReturnType<typeof estimated>, change: Partial<FitRemedy> = {}): FitRemedy => {
    const { estimate, verdict, gpuLayers } = changed
    const { ramBytes, droppableBytes, vramBytes } = estimate
    return { kind, settings: {}, quantisation: null, gpuLayers, verdict, ramBytes, droppableBytes, vramBytes, ...change }
  }
  const quantised = PACKED_FORMATS.map((quantisation) => ({ quantisation, packed: packedAs(shape, quantisation) }))
    .filter(({ packed }) => bytesOf(packed.textTensors) < bytesOf(shape.textTensors) * WORTH_PACKING)
    .map(({ quantisation, packed }) => remedy('smaller-quantisation', estimated(packed, run, memory), { quantisation }))
  const photos = (shape.vision.projectorType === 'internvl' ? [] : SMALLER_PHOTOS)
    .filter((tokens) => tokens < run.imageTokens)
    .map((imageTokens) =>
      remedy('smaller-photo', estimated(shape, { ...run, imageTokens }, memory), { settings: { maxImageTokens: imageTokens } }),
    )
  const fewer = [Math.floor(run.samples / 2), 1]
    .filter((samples) => samples >= 1 && samples < run.samples)
    .map((samples) => remedy('fewer-samples', estimated(shape, { ...run, samples }, memory), { settings: { samples } }))
  return [quantised, photos, fewer, fewerLayers()].flatMap((ways) => gentlest(ways) ?? [])

  function fewerLayers(): FitRemedy[] {
    if (!memory.card) return []
    const now = estimated(shape, run, memory)
    if (now.estimate.vramBytes <= memory.card.freeBytes) return []
    const most = now.gpuLayers < 0 ? shape.text.blockCount + 1 : now.gpuLayers
    return Array.from({ length: most }, (_, at) => remedy('fewer-gpu-layers', withLayers(shape, run, memory, most - 1 - at)))
  }
}

/** The first that fits well, else the first that fits, else the one that takes the least. `ways` go from the gentlest on. */
function gentlest(ways: readonly FitRemedy[]): FitRemedy | undefined {
  return ways.find(({ verdict }) => verdict === 'fits') ?? ways.find(({ verdict }) => verdict === 'tight') ?? ways.at(-1)
}

const bytesOf = (tensors: readonly ShapedTensor[]) => tensors.reduce((sum, { byteLength }) => sum + byteLength, 0)
