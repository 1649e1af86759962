import type { CatalogueEntry } from '../../../models/catalogue.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { type CheckedPair, checkPair } from '../../../models/gguf/check-pair.ts'
import type { PromptPart } from '../../../models/prompts/prompt-part.ts'
import type { PromptSettings } from '../../../models/prompts/prompt-settings.ts'
import { renderPrompt } from '../../../models/prompts/prompts.ts'
import { type Convert, ensureConverted } from '../../../models/shipped/ensure-converted.ts'
import type { Sha256 } from '../../contract/ids.ts'
import type { PassportReference } from '../../contract/passport-reference.ts'
import type { EngineChoices } from '../../contract/self-test.ts'
import { FEWEST_IMAGE_TOKENS, type ImageTokenLimits } from '../../core/photos/size-in-tokens.ts'
import { ProblemError } from '../../core/problem.ts'
import type { FileHashes } from './file-hashes.ts'
import { NOTHING_CHOSEN } from './kept-choices.ts'
import type { KnownModel } from './known-models.ts'
import { expectPassportHeld } from './passports.ts'

/** A model with its files on this computer, checked and hashed. */
export interface ResolvedModel {
  entry: CatalogueEntry
  textFile: string
  projectorFile: string
  textSha256: Sha256
  projectorSha256: Sha256
  quantisation: string
  /** Of its passport, which both files match; null where it has none. */
  passport: PassportReference | null
  /** What is best for it on this computer. */
  choices: Pick<EngineChoices, 'threads' | 'gpuLayers'>
  /** How the model writes boxes: in pixels of the picture it was shown, or in thousandths of its sides. */
  boxScale: 'pixels' | 'thousandths'
  /** How large a photo may be when it is given to the model: what is asked for, at most what the model was trained on. */
  imageLimits(maxImageTokens: number): ImageTokenLimits
  prompt(settings: PromptSettings): PromptPart[]
}

export interface ResolverOptions {
  cacheFolder: string
  hashes: FileHashes
  /** Makes the files of a model that comes with the program. */
  convert: Convert
  /** Nothing is chosen unless said. */
  choicesOf?: (textSha256: Sha256) => EngineChoices
}

export interface ResolveOptions {
  signal?: AbortSignal
  /** `fraction` is 0..1 of the step that `message` names; null where its end is not known. */
  onProgress?: (fraction: number | null, message: string) => void
}

/** Both projectors merge 2 × 2 patches into one token. */
const MERGED_PATCHES_A_SIDE = 2

/**
 * Files, hashes and prompt of a model whose files match its passport, where it has one. Hashes are computed once for each state
 * of a file. Throws `model-file-changed`, `passport-…`, `gguf-…`.
 */
export function createResolver({
  cacheFolder,
  hashes,
  convert,
  choicesOf = () => NOTHING_CHOSEN,
}: ResolverOptions): (model: KnownModel, options: ResolveOptions) => Promise<ResolvedModel> {
  return async (model, { signal, onProgress }) => {
    const { textFile, projectorFile } = await filesOf(model, { cacheFolder, convert }, { signal, onProgress })
    const { projector } = checkPair(textFile, projectorFile)
    const hash = (path: string) =>
      hashes.of(path, { signal, onProgress: (fraction) => onProgress?.(fraction, 'Reading the model file, to know it again') })
    const textSha256 = await hash(textFile)
    const projectorSha256 = await hash(projectorFile)
    const { threads, gpuLayers } = choicesOf(textSha256)
    return {
      entry: model.entry,
      textFile,
      projectorFile,
      textSha256,
      projectorSha256,
      quantisation: model.quantisation,
      passport: expectPassportHeld({ textFile, projectorFile }, { text: textSha256, projector: projectorSha256 }),
      choices: { threads, gpuLayers },
      boxScale: projector.projectorType === 'internvl' ? 'thousandths' : 'pixels',
      imageLimits: (asked) => ({
        minImageTokens: FEWEST_IMAGE_TOKENS,
        maxImageTokens: Math.min(asked, model.entry.maxImageTokens ?? asked),
        tokenSidePx: tokenSide(projector),
      }),
      prompt: (settings) => renderPrompt(model.entry.prompt, settings),
    }
  }
}

async function filesOf(
  { entry, pair, checkpoint, problem }: KnownModel,
  { cacheFolder, convert }: Pick<ResolverOptions, 'cacheFolder' | 'convert'>,
  { signal, onProgress }: ResolveOptions,
): Promise<{ textFile: string; projectorFile: string }> {
  if (problem) throw new ProblemError(problem)
  if (entry.origin.kind === 'generated') {
    const report = (fraction: number) => onProgress?.(fraction, 'Making the test model')
    return ensureTestModel(entry.origin.generator, { cacheFolder, onProgress: report, ...(signal && { signal }) })
  }
  if (checkpoint) {
    await ensureConverted(checkpoint, convert, { signal, onProgress: (fraction) => onProgress?.(fraction, 'Converting the model, once') })
    return checkpoint
  }
  if (!pair?.projector) throw new Error(`${entry.id} has neither files nor a problem`)
  return { textFile: pair.text.path, projectorFile: pair.projector.path }
}

function tokenSide(projector: CheckedPair['projector']): number {
  return projector.patchSizePx * MERGED_PATCHES_A_SIDE
}
