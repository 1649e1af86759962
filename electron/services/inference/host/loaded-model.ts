// The one model in memory: kept from call to call, exchanged when other files or limits are asked for.
import { statSync } from 'node:fs'
import { checkPair } from '../../../../models/gguf/check-pair.ts'
import type { ProjectorFacts } from '../../../../models/gguf/check-projector.ts'
import type { LoadedAddon } from '../../../../native/loader.ts'
import type {
  NativeImage,
  NativeModel,
  NativePrompt,
  NativePromptPart,
  NativeSession,
  NativeStop,
  NativeTiles,
  SessionOptions,
} from '../../../../native/surface.ts'
import type { RunArithmetic } from '../../../contract/runs.ts'
import { FEWEST_IMAGE_TOKENS, type ImageTokenLimits } from '../../../core/photos/size-in-tokens.ts'
import type { ModelFiles, RgbImage } from '../engine-protocol.ts'
import { graphicsCard } from './describe-engine.ts'
import { fileKey } from './file-key.ts'
import { freeMemoryBytes } from './free-memory.ts'
import { layersOnGpu } from './gpu-layers.ts'
import { KeptAdapters, NO_ADAPTERS } from './kept-adapters.ts'
import { arithmeticOf, MICRO_BATCH_TOKENS, SHARE_OF_FREE_MEMORY } from './session-settings.ts'
import { sizedForQwen } from './sized-for-qwen.ts'
import { tiledForInternvl } from './tiled-for-internvl.ts'

export interface ModelLimits {
  maxImageTokens: number
  threads: number
  /** null = as many as fit. */
  gpuLayers: number | null
}

interface KeptSession {
  native: NativeSession
  sequences: number
  /** The choice of adapters that it computes with. */
  adapters: string
}

interface Kept {
  key: string
  model: NativeModel
  projector: ProjectorFacts
  imageTokens: ImageTokenLimits
  /** -1 = all. */
  gpuLayers: number
  adapters: KeptAdapters
  session: KeptSession | null
}

/** Qwen2.5-VL makes one token of two by two patches. */
const PATCHES_A_SIDE = 2

export class ModelKeeper {
  readonly #loaded: LoadedAddon
  #kept: Kept | null = null
  #cardFreeBefore = 0

  constructor(loaded: LoadedAddon) {
    this.#loaded = loaded
  }

  /** The model with its adapters, loaded unless they are already. Throws `ProblemError` for files that cannot be used, native failures otherwise. */
  async model(files: ModelFiles, limits: ModelLimits, stop: NativeStop, onProgress: (fraction: number) => void): Promise<NativeModel> {
    const key = JSON.stringify([fileKey(files.textFile), fileKey(files.projectorFile), limits])
    if (this.#kept?.key !== key) {
      this.unload()
      this.#kept = { key, ...(await this.#load(files, limits, stop, onProgress)) }
    }
    const { model, adapters } = this.#kept
    await adapters.choose(files.adapters ?? [])
    return model
  }

  async #load(
    files: ModelFiles,
    limits: ModelLimits,
    stop: NativeStop,
    onProgress: (fraction: number) => void,
  ): Promise<Omit<Kept, 'key'>> {
    const { textFile, projectorFile } = files
    const { text, projector } = checkPair(textFile, projectorFile)
    const { addon } = this.#loaded
    this.#cardFreeBefore = this.#cardFree()
    const gpuLayers = limits.gpuLayers ?? layersOnGpu(addon.devices(), weightsBytes(files), text.blockCount)
    const { maxImageTokens } = limits
    const imageTokens = { minImageTokens: Math.min(FEWEST_IMAGE_TOKENS, maxImageTokens), maxImageTokens }
    const tokenSidePx = projector.patchSizePx * PATCHES_A_SIDE
    const model = await addon.loadModel(
      { textFile, projectorFile, threads: limits.threads, gpuLayers, ...imageTokens, visionFlashAttention: null },
      stop,
      onProgress,
    )
    const adapters = new KeptAdapters(model, textFile)
    return { model, projector, imageTokens: { ...imageTokens, tokenSidePx }, gpuLayers, adapters, session: null }
  }

  /** Bytes of the graphics card that the kept model takes. */
  get cardBytes(): number {
    return this.#kept ? Math.max(0, this.#cardFreeBefore - this.#cardFree()) : 0
  }

  #cardFree(): number {
    return graphicsCard(this.#loaded.addon.devices())?.memoryFreeBytes ?? 0
  }

  /** The kept model's prompt, with the photo in the size that the model was trained on. */
  prompt(parts: NativePromptPart[], image: RgbImage, stop: NativeStop): Promise<NativePrompt> {
    const kept = this.#kept
    if (!kept) throw new Error('There is no model to prompt')
    const { model, projector, imageTokens } = kept
    // Pixels that do not fit their size are for the addon to refuse.
    const isWhole = image.rgb.byteLength > 0 && image.rgb.byteLength === image.widthPx * image.heightPx * 3
    return model.preparePrompt(parts, isWhole ? fitted(image, projector, imageTokens) : image, stop)
  }

  /** A session of the kept model with its adapters that has at least this much room; kept for the next call. */
  async session(contextTokens: number, sequences: number, threads: number): Promise<NativeSession> {
    const kept = this.#kept
    if (!kept) throw new Error('There is no model to open a session of')
    if (!kept.session || kept.session.native.contextTokens < contextTokens || kept.session.sequences < sequences) {
      this.dropSession()
      kept.session = await this.#openSession(kept.model, contextTokens, sequences, threads)
    }
    const { session, adapters } = kept
    if (session.adapters !== adapters.choice) {
      await adapters.applyTo(session.native)
      session.adapters = adapters.choice
    }
    return session.native
  }

  /** One opened for this call alone, with threads of its own; `dropSession` lets it go. */
  async freshSession(contextTokens: number, sequences: number, threads: number): Promise<NativeSession> {
    this.dropSession()
    return this.session(contextTokens, sequences, threads)
  }

  dropSession(): void {
    if (!this.#kept) return
    this.#kept.session?.native.close()
    this.#kept.session = null
  }

  async #openSession(model: NativeModel, contextTokens: number, sequences: number, threads: number): Promise<KeptSession> {
    const native = await model.openSession({
      contextTokens,
      sequences,
      threads,
      microBatchTokens: MICRO_BATCH_TOKENS,
      ...this.#arithmetic(),
    })
    return { native, sequences, adapters: NO_ADAPTERS }
  }

  #arithmetic(): Pick<SessionOptions, 'flashAttention' | 'keyValueBits'> {
    return arithmeticOf({ onCard: graphicsCard(this.#loaded.machine.devices) !== null })
  }

  /** How the kept model's samples are computed, for the run's passport. */
  describeArithmetic(samplesTogether: number): RunArithmetic {
    const { flashAttention, keyValueBits } = this.#arithmetic()
    const attention = flashAttention === null ? 'automatic' : flashAttention ? 'on' : 'off'
    return { gpuLayers: this.#kept?.gpuLayers ?? 0, keyValueBits, flashAttention: attention, samplesTogether }
  }

  /** Bytes of KV cache that one token of the kept model takes. */
  keyValueBytesPerToken(): number {
    const at16Bits = this.#kept?.model.description.keyValueBytesPerToken ?? 0
    return (at16Bits * this.#arithmetic().keyValueBits) / 16
  }

  /** Bytes that a KV cache may take now, the one that is kept counted as free. */
  keyValueBudgetBytes(): number {
    const kept = this.#kept
    const held = (kept?.session?.native.contextTokens ?? 0) * this.keyValueBytesPerToken()
    return (freeMemoryBytes() + held) * SHARE_OF_FREE_MEMORY
  }

  unload(): void {
    this.dropSession()
    this.#kept?.adapters.close()
    this.#kept?.model.close()
    this.#kept = null
  }
}

/** The photo as the model was trained to see it, so that libmtmd has nothing left to resize. */
export function fitted(image: RgbImage, { tiles }: ProjectorFacts, limits: ImageTokenLimits): NativeImage | NativeTiles {
  if (!tiles) return sizedForQwen(image, limits)
  // The whole photo is a tile too.
  const affordable = Math.max(1, Math.floor(limits.maxImageTokens / tiles.tokensATile) - 1)
  const mostTiles = Math.min(tiles.mostTiles, affordable)
  const rules = { ...tiles, mostTiles, fewestTiles: Math.min(tiles.fewestTiles, mostTiles) }
  return { tiles: tiledForInternvl(image, rules), widthPx: image.widthPx, heightPx: image.heightPx }
}

/** Bytes of both files; a missing one counts nothing here and is named by the check before loading. */
export function weightsBytes({ textFile, projectorFile }: ModelFiles): number {
  return [textFile, projectorFile].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** Closes a prompt whatever happens to its use. */
export async function withPrompt<Result>(prompt: NativePrompt, use: (prompt: NativePrompt) => Promise<Result>): Promise<Result> {
  try {
    return await use(prompt)
  } finally {
    prompt.close()
  }
}
