// What the workbench process asks of the engine process.

import type { PromptPart } from '../../../models/prompts/prompt-part.ts'
import type { EngineInfo } from '../../contract/models.ts'
import type { RunArithmetic, RunTimings } from '../../contract/runs.ts'

export interface ModelFiles {
  textFile: string
  projectorFile: string
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

export type EngineProtocol = {
  describe: { params: null; event: never; result: EngineInfo }
  locate: { params: LocateRequest; event: LocateEvent; result: LocateResult }
  /** Log-probabilities of given continuations, token by token. */
  score: { params: ScoreRequest; event: never; result: { tokenLogProbabilities: number[] }[] }
  unload: { params: null; event: never; result: null }
}
