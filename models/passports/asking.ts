import type { ModelKind } from '../../electron/contract/model-kind.ts'
import type { ModelPassport } from '../../electron/contract/model-passport.ts'
import { CATALOGUE, type CatalogueEntry } from '../catalogue.ts'
import type { PromptId } from '../prompts/prompts.ts'

/** How a model of a kind is asked where nobody says otherwise: as the first of the catalogue of its kind is. */
export function askingOf(kind: ModelKind, trainedPrompt: PromptId | null): ModelPassport['asking'] {
  const { prompt, maxImageTokens, defaults } = CATALOGUE.find((entry) => entry.kind === kind) as CatalogueEntry
  return { prompt: trainedPrompt ?? prompt, maxImageTokens, defaults }
}
