import { statSync } from 'node:fs'
import type { FitQuestion, ModelFit } from '../../contract/fit.ts'
import { ProblemError } from '../../core/problem.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { AppliedAdapter } from '../inference/engine-protocol.ts'
import { fitHere } from './fit-here.ts'
import { fitProblem } from './fit-problem.ts'
import type { Models } from './models.ts'

export interface Fits {
  /** What a run would take, against what is free now. Throws `model-unknown`, `model-missing-files`, `gguf-…`. */
  of(question: FitQuestion): Promise<ModelFit>
  /** The same for a run that is about to load its model. Throws `model-does-not-fit`. */
  expectRoom(question: FitQuestion, run: { adapters: readonly AppliedAdapter[]; imageTokens: number }): Promise<ModelFit>
}

export function createFits({ models, engine }: { models: Models; engine: Pick<InferenceEngine, 'memory'> }): Fits {
  async function fitOf(
    { modelId, settings }: FitQuestion,
    { adapters, imageTokens }: { adapters: readonly AppliedAdapter[]; imageTokens?: number },
  ): Promise<ModelFit> {
    const size = await models.size(modelId)
    const { samples, maxNewTokens, maxImageTokens, mode, hint } = { hint: '', ...models.defaultSettings(modelId), ...settings }
    const run = {
      samples,
      maxNewTokens,
      imageTokens: imageTokens ?? size.imageTokens(maxImageTokens),
      promptText: size.promptText({ mode, hint }),
      adapterBytes: adapters.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0),
      gpuLayers: null,
    }
    const { isMeasuredFile, quantisation } = size
    return { modelId, isMeasuredFile, quantisation, ...fitHere(size.shape, run, await engine.memory()) }
  }
  return {
    of: (question) => fitOf(question, { adapters: [] }),
    async expectRoom(question, run) {
      const fit = await fitOf(question, run)
      if (fit.verdict === 'does-not-fit') throw new ProblemError(fitProblem(fit))
      return fit
    },
  }
}
