// What the workbench process asks of the engine process.

import type { ConvertedFiles } from '../../../models/conversion/convert-checkpoint.ts'
import type { PromptPart } from '../../../models/prompts/prompt-part.ts'
import type { ConversionOrder } from '../../../models/shipped/shipped-checkpoint.ts'
import type { EngineInfo } from '../../contract/models.ts'
import type { RunArithmetic, RunTimings } from '../../contract/runs.ts'

export interface ModelFiles {
  textFile: string
  projectorFile: string
  /** What was found best here for this model; left out or null = let the engine choose. */
  threads?: number | null
  gpuLayers?: number | null
  /** Exchanged without the model being loaded again. */
  adapters?: readonly AppliedAdapter[]
}

/** A LoRA adapter (GGUF) over the model's weights. */
export interface AppliedAdapter {
  file: string
  /** What it changes is taken times this; 0 = nothing of it. */
  weight: number
}

export interface SamplingSettings {
  samples: number
  /** 0 = greedy. */
  temperature: number
  topP: number
  /** 0 = off. */
  topK: number
  minP: number
  /** Sample i uses a stream derived from (seed, i): the same seed gives the same tokens. */
  seed: number
  maxNewTokens: number
  /** GBNF; null = free. */
  grammar: string | null
}

/** Upright RGB pixels, 8 bits, row by row without padding. */
export interface RgbImage {
  rgb: Uint8Array
  widthPx: number
  heightPx: number
}

export type { PromptPart }

export interface LocateRequest {
  model: ModelFiles
  image: RgbImage
  prompt: PromptPart[]
  sampling: SamplingSettings
  maxImageTokens: number
  /** null = let the engine choose. */
  threads: number | null
  gpuLayers: number | null
  /** Continue from finished samples of an interrupted run: these numbers are written, the others skipped. */
  onlySamples: number[] | null
}

export type LocateEvent =
  | { type: 'stage'; stage: 'loading-model' | 'encoding-photo' | 'reading-prompt' | 'writing'; fraction: number | null }
  | { type: 'image-encoded'; widthPx: number; heightPx: number; imageTokens: number }
  /** Comes before the first word: what the words are written with is known from here on. */
  | { type: 'prompt-read'; promptTokens: number; info: EngineInfo; arithmetic: RunArithmetic }
  | { type: 'words-written'; pieces: { sample: number; text: string }[]; tokensWritten: number }
  | { type: 'sample-finished'; sample: FinishedSample }

export interface FinishedSample {
  number: number
  seed: number
  text: string
  tokenIds: number[]
  /** Natural logarithm, under the model's distribution before temperature and truncation. */
  tokenLogProbabilities: number[]
  stopReason: 'end-of-answer' | 'length' | 'context-full'
}

export interface LocateResult {
  info: EngineInfo
  timings: RunTimings
  quantisation: string
  modelName: string
}

export interface ScoreRequest {
  model: ModelFiles
  image: RgbImage
  prompt: PromptPart[]
  continuations: string[]
  maxImageTokens: number
}

/** Many questions about one photo: what they begin with is read once. */
export interface AskRequest {
  model: ModelFiles
  /** Null asks without the photo; `opening` then holds no image part. */
  image: RgbImage | null
  opening: PromptPart[]
  /** What stands behind the opening, and the first words of an answer whose probabilities are wanted. */
  questions: { rest: PromptPart[]; answers: string[] }[]
  maxImageTokens: number
}

export type LookStage = 'loading-model' | 'encoding-photo' | 'asking'
export type LookEvent = { type: 'stage'; stage: LookStage; fraction: number | null }

export type AskEvent =
  | LookEvent
  /** Natural log-probabilities of each answer's first token, in the order of `answers`. */
  | { type: 'answered'; question: number; logProbabilities: number[] }

/** Several answers to one prompt, each the most probable one that its grammar allows. */
export interface ComposeRequest {
  model: ModelFiles
  image: RgbImage
  prompt: PromptPart[]
  /** GBNF, one an answer. */
  grammars: string[]
  maxNewTokens: number
  maxImageTokens: number
}

export type ComposeEvent =
  | LookEvent
  | { type: 'image-encoded'; widthPx: number; heightPx: number }
  | { type: 'composed'; answer: number; text: string }

/** The model's most probable answer, with what it finds probable at each of its words. */
export interface RememberRequest {
  model: ModelFiles
  image: RgbImage
  prompt: PromptPart[]
  maxNewTokens: number
  maxImageTokens: number
  /** Is written: a row of 32-bit numbers, as long as the vocabulary, for each token of the answer. */
  file: string
}

export interface WrittenAnswer {
  tokenIds: number[]
  text: string
  /** The model ended it itself. */
  isWhole: boolean
}

/** The same question to another model, which is held against what the first said along `tokenIds`. */
export interface CompareRequest extends RememberRequest {
  /** Of the answer that was remembered in `file`. */
  tokenIds: number[]
}

export interface Comparison {
  /** Its own most probable answer. */
  answer: WrittenAnswer
  /** From the remembered model, in nats, by position of `tokenIds`. */
  divergences: number[]
  /** Whether both find the same token most probable. */
  sameChoices: boolean[]
}

/** Bytes of both files. */
export interface ConvertEvent {
  type: 'converting'
  bytesDone: number
  bytesTotal: number
}

/** How fast a model is here, measured within about `budgetMs`; loading it does not count. */
export interface MeasureRequest {
  model: ModelFiles
  /** Numbers of threads to try beside the engine's own. */
  threads: number[]
  maxImageTokens: number
  /** A picture of more tokens does not fit the memory. */
  largestPhotoTokens: number
  budgetMs: number
}

export interface MeasureEvent {
  type: 'stage'
  stage: 'loading-model' | 'looking' | 'reading' | 'writing'
  fraction: number | null
}

export interface Measures {
  info: EngineInfo
  loadMs: number
  looks: { imageTokens: number; ms: number }[]
  /** The first is of the engine's own number of threads; a second one of that number read more. */
  reads: { threads: number; tokens: number; ms: number }[]
  /** One step of writing, for so many samples together after so many tokens. */
  steps: { threads: number; together: number; cells: number; ms: number }[]
}

/** What there is to load a model into, now; what the engine holds already counts as free, for it is let go before. */
export interface EngineMemory {
  ramFreeBytes: number
  /** `sharesRam`: what it takes is missing in the main memory. */
  card: { name: string; freeBytes: number; totalBytes: number; sharesRam: boolean } | null
  /** ggml's names of the processor's instruction sets. */
  cpuFeatures: string[]
}

export type EngineProtocol = {
  describe: { params: null; event: never; result: EngineInfo }
  /** Answered at once, whatever the engine does meanwhile. */
  memory: { params: null; event: never; result: EngineMemory }
  locate: { params: LocateRequest; event: LocateEvent; result: LocateResult }
  /** Log-probabilities of given continuations, token by token. */
  score: { params: ScoreRequest; event: never; result: { tokenLogProbabilities: number[] }[] }
  ask: { params: AskRequest; event: AskEvent; result: null }
  compose: { params: ComposeRequest; event: ComposeEvent; result: null }
  remember: { params: RememberRequest; event: LookEvent; result: WrittenAnswer }
  compare: { params: CompareRequest; event: LookEvent; result: Comparison }
  /** A checkpoint into the two files of a model. */
  convert: { params: ConversionOrder; event: ConvertEvent; result: ConvertedFiles }
  measure: { params: MeasureRequest; event: MeasureEvent; result: Measures }
  unload: { params: null; event: never; result: null }
}
