// The whole surface of the native addon, written by hand before the C++ that fills it. C++ converts and calls; what is
// loaded, how large, how many at a time and in which words a failure is told is decided in TypeScript.
//
// Every promise below works off the JavaScript thread and rejects with a `NativeFailure`. An object is used by one
// operation at a time; `close()` frees its memory, after the operation under way where there is one.

export interface VisionAddon {
  /** What the addon was compiled from and against. */
  readonly build: { llamaVersion: string; addonHash: string; compiler: string }
  /**
   * Loads ggml's backends, once a process. `cpuVariantFile` forces one library of that folder; null lets ggml score
   * them and take the best. Throws `library-version-mismatch`, `cpu-variant-unusable`, `no-cpu-backend`.
   */
  initialise(options: { librariesFolder: string; cpuVariantFile: string | null }): NativeMachine
  /** Bytes free on the devices now. */
  devices(): NativeDevice[]
  /** The last lines that llama.cpp and mtmd logged at level warning or above; cleared by reading. */
  takeLog(): string[]
  Stop: new () => NativeStop
  /** Loads both files as one unit. `onProgress` gets 0..1 over both. */
  loadModel(options: LoadOptions, stop: NativeStop, onProgress: (fraction: number) => void): Promise<NativeModel>
  /**
   * Packs plain numbers into blocks, as llama.cpp's quantiser does, and resolves with `order.into`. Nothing is copied: all
   * arrays must stay as they are until then. Rejects with `quantisation-refused`, `not-finite` where the number at `position`
   * is none, `quantisation-failed` where one is too large for the type, `stopped`.
   */
  quantise(order: QuantiseOrder, bytes: Uint8Array, stop: NativeStop): Promise<Uint8Array>
  /** The sampler alone, on given logits: for tests and for its own benchmark. */
  drawToken(logits: Float32Array, settings: DrawSettings, seed: number, sample: number, step: number): DrawnToken
}

export interface NativeDevice {
  name: string
  description: string
  kind: 'cpu' | 'gpu' | 'integrated-gpu' | 'accelerator'
  memoryFreeBytes: number
  memoryTotalBytes: number
}

export interface NativeMachine {
  llamaVersion: string
  /** Base name of the CPU library in use, such as `libggml-cpu-sapphirerapids.so`. */
  cpuLibrary: string
  /** Instruction sets that library was compiled for, as ggml reports them: `AVX512`, `AMX_INT8`. */
  cpuFeatures: string[]
  devices: NativeDevice[]
}

/** A switch that any operation it was given to obeys within one token (or one block of the vision tower). */
export interface NativeStop {
  stop(): void
  readonly stopped: boolean
}

export interface LoadOptions {
  textFile: string
  projectorFile: string
  threads: number
  /** Layers put on the GPU; -1 = all, 0 = none. The vision tower follows: on the GPU when this is not 0. */
  gpuLayers: number
  minImageTokens: number
  maxImageTokens: number
  /** null = let llama.cpp choose. */
  visionFlashAttention: boolean | null
}

export interface QuantiseOrder {
  from: 'F32' | 'F16' | 'BF16'
  /** ggml's name in capitals: `Q4_K`, `IQ4_XS`. */
  to: string
  /** Numbers in a row; a multiple of the block of `to`. */
  rowLength: number
  threads: number
  /** As long as the rows are in `to`. */
  into: Uint8Array
  /** Added to the numbers first, one after the other: `scale · B·A`. `a` is rank × rowLength, `b` rows × rank. */
  changes: { a: Float32Array; b: Float32Array; scale: number }[]
}

export interface NativeModel {
  readonly description: NativeModelDescription
  /** Splits text into tokens; with `parseSpecial` the markup of the chat template becomes its control tokens. */
  tokenize(text: string, parseSpecial: boolean): Int32Array
  /** The bytes a token stands for (may be part of a UTF-8 character); empty for control tokens. */
  tokenBytes(token: number): Uint8Array
  isEndOfGeneration(token: number): boolean
  /** Tokenizes the parts and resizes the image to what the projector takes. Tiles must have the projector's own size. */
  preparePrompt(parts: NativePromptPart[], image: NativeImage | NativeTiles, stop: NativeStop): Promise<NativePrompt>
  /**
   * Reads a LoRA adapter (GGUF) of this model, while none of its sessions computes. The file must have been checked: like a
   * model file's, its bytes are believed. Rejects with `adapter-refused`.
   */
  loadAdapter(file: string): Promise<NativeAdapter>
  openSession(options: SessionOptions): Promise<NativeSession>
  close(): void
}

/** Its memory is freed when it is closed and no session applies it any more. */
export interface NativeAdapter {
  close(): void
}

export interface NativeModelDescription {
  name: string
  architecture: string
  /** llama.cpp's name of the file type, such as `Q4_K - Medium`. */
  quantisation: string
  parameters: number
  byteLength: number
  vocabularySize: number
  trainedContextTokens: number
  layers: number
  /** Bytes of KV cache that one token takes, at 16 bits. */
  keyValueBytesPerToken: number
  embeddingLength: number
}

export type NativePromptPart = { kind: 'text'; text: string; parseSpecial: boolean } | { kind: 'image' }

/** RGB, 8 bits, row by row without padding. */
export interface NativeImage {
  rgb: Uint8Array
  widthPx: number
  heightPx: number
}

/** A picture in the pieces that the projector looks at one by one, in its order. */
export interface NativeTiles {
  tiles: NativeImage[]
  /** Of the whole picture: the model's words mean places in it. */
  widthPx: number
  heightPx: number
}

export interface NativePrompt {
  /** All tokens of the prompt, the image's included: cells of the KV cache that it takes. */
  readonly tokens: number
  /** Positions that it takes; fewer than `tokens` where an image has two-dimensional positions. */
  readonly positions: number
  readonly imageTokens: number
  /** What the image was resized to. */
  readonly resizedWidthPx: number
  readonly resizedHeightPx: number
  /** Runs the vision tower, once; a second call resolves at once. */
  encode(stop: NativeStop, onProgress: (fraction: number) => void): Promise<void>
  close(): void
}

export interface SessionOptions {
  /** Cells of the KV cache, shared by all sequences: the prompt once, plus the new tokens of each sequence. */
  contextTokens: number
  /** Sequences that can be written at the same time, the prompt's own not counted. */
  sequences: number
  threads: number
  /** Tokens that go through the network in one pass while reading. */
  microBatchTokens: number
  /** null = let llama.cpp choose. */
  flashAttention: boolean | null
  /** Precision of the KV cache. At 32 bits it takes twice the memory. */
  keyValueBits: 16 | 32
}

export interface NativeSession {
  readonly contextTokens: number
  readonly promptTokens: number
  /**
   * Computes with these adapters of its model from now on, each times its weight; one of weight 0 is left out. Where that
   * changes anything, what was read before is forgotten. Rejects with `adapter-refused`.
   */
  setAdapters(adapters: { adapter: NativeAdapter; weight: number }[]): Promise<void>
  /** Reads the prompt into the KV cache (what was there before is forgotten). The prompt must be encoded. */
  prefill(prompt: NativePrompt, stop: NativeStop, onProgress: (fraction: number) => void): Promise<void>
  /**
   * Writes one continuation of the prompt for each entry of `samples`, all in one batch a step. `onStep` gets the
   * tokens of every step in order. Resolves when all have stopped. Rejects with `stopped` when asked to stop.
   */
  sample(options: SampleOptions, stop: NativeStop, onStep: (step: NativeStep) => void): Promise<void>
  /** Natural-log probability of each given token after the prompt; the prompt stays. */
  score(tokens: Int32Array, stop: NativeStop): Promise<Float32Array>
  /**
   * Keeps in `file` the log-probabilities of all tokens at each position of `tokens` after the prompt, 32 bits a number, for
   * `compareDistributions`. Rejects with `distributions-unwritable`, `stopped`.
   */
  saveDistributions(tokens: Int32Array, file: string, stop: NativeStop): Promise<void>
  /**
   * Holds what this model says along `tokens` against what another with the same vocabulary said of them. Rejects with
   * `distributions-invalid`, `stopped`.
   */
  compareDistributions(tokens: Int32Array, file: string, stop: NativeStop): Promise<NativeComparison>
  /** The prompt's KV state with what is needed to go on from it; `restorePrefix` takes it back. */
  savePrefix(): Promise<Uint8Array>
  /** Throws `prefix-invalid` for bytes that are damaged or that another model, other adapters, another build or setting wrote. */
  restorePrefix(bytes: Uint8Array): Promise<void>
  close(): void
}

/** By position. */
export interface NativeComparison {
  /** Kullback–Leibler divergence of this model from the other over the whole vocabulary, in nats. */
  divergences: Float32Array
  /** 1 where both find the same token most probable. */
  sameChoices: Uint8Array
}

export interface DrawSettings {
  /** 0 = take the most probable token. */
  temperature: number
  /** 1 = off. Applied after `topK`, on the tempered distribution. */
  topP: number
  /** 0 = off. */
  topK: number
  /** 0 = off. Tokens less probable than this share of the most probable one are left out. */
  minP: number
}

export interface SampleOptions extends DrawSettings {
  /** Sample numbers: number i draws from the stream (seed, i) whoever it is batched with. */
  samples: number[]
  seed: number
  maxNewTokens: number
  grammar: string | null
}

export interface DrawnToken {
  token: number
  /** Natural logarithm, under the distribution before temperature and truncation. */
  logProbability: number
}

/** One decoding step: entry k of each array belongs to sample `samples[k]`. End-of-generation tokens are included. */
export interface NativeStep {
  samples: Int32Array
  tokens: Int32Array
  logProbabilities: Float32Array
  /** Samples for which this step was the last. */
  ends: NativeSampleEnd[]
}

export interface NativeSampleEnd {
  sample: number
  reason: 'end-of-generation' | 'length' | 'context-full'
}

/** What native promises reject with: `code` is for the table of problems, `details` are facts, `log` llama.cpp's own words. */
export interface NativeFailure extends Error {
  code: NativeFailureCode
  details: Record<string, string | number>
  log: string[]
}

export const nativeFailureCodes = [
  'stopped',
  'library-version-mismatch',
  'cpu-variant-unusable',
  'no-cpu-backend',
  'text-model-refused',
  'projector-refused',
  'projector-without-vision',
  'projector-unsupported',
  'adapter-refused',
  'prompt-refused',
  'image-size-wrong',
  'image-encoding-failed',
  'session-refused',
  'context-too-small',
  'decoding-failed',
  'not-numbers',
  'grammar-invalid',
  'grammar-dead-end',
  'prefix-invalid',
  'prompt-not-read',
  'distributions-unwritable',
  'distributions-invalid',
  'quantisation-refused',
  'not-finite',
  'quantisation-failed',
  'out-of-memory',
  'closed',
  'busy',
] as const
export type NativeFailureCode = (typeof nativeFailureCodes)[number]
