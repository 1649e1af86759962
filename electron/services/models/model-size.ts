import { type ModelShape, shapeOfPair } from '../../../models/fit/model-shape.ts'
import { foreseenShape } from '../../../models/fit/other-formats.ts'
import { checkPair } from '../../../models/gguf/check-pair.ts'
import { promptText } from '../../../models/prompts/prompt-part.ts'
import type { PromptSettings } from '../../../models/prompts/prompt-settings.ts'
import { renderPrompt } from '../../../models/prompts/prompts.ts'
import { ProblemError } from '../../core/problem.ts'
import type { KnownModel } from './known-models.ts'

/** What decides how much memory a model takes. */
export interface ModelSize {
  shape: ModelShape
  quantisation: string
  /** False where the files are not here, and its sizes are known by its name. */
  isMeasuredFile: boolean
  /** A photo's tokens at most, where so many are asked for. */
  imageTokens(asked: number): number
  promptText(settings: PromptSettings): string
}

/** As a conversion or a download makes it unless another one is chosen. */
const USUAL_FORMAT = 'Q4_K_M'

/** `files` are null where they are not here. Throws `gguf-…`, and the model's own problem where nothing is known of its size. */
export function sizeOf(model: KnownModel, files: { textFile: string; projectorFile: string } | null): ModelSize {
  const { entry, problem } = model
  const shape = files ? shapeOfPair(checkPair(files.textFile, files.projectorFile)) : foreseenShape(entry.id, USUAL_FORMAT, 'F16')
  if (!shape) throw problem ? new ProblemError(problem) : new Error(`${entry.id} has neither files nor a problem`)
  return {
    shape,
    quantisation: files ? model.quantisation : USUAL_FORMAT,
    isMeasuredFile: files !== null,
    imageTokens: (asked) => Math.min(asked, entry.maxImageTokens ?? asked),
    promptText: (settings) => promptText(renderPrompt(entry.prompt, settings)),
  }
}
