import { z } from 'zod'
import { globePrompt, type PromptSettings } from './globe.ts'
import type { PromptPart } from './prompt-part.ts'

/** Prompts that catalogue entries may name. */
export const promptId = z.enum(['globe'])
export type PromptId = z.infer<typeof promptId>

const RENDERERS: Record<PromptId, (settings: PromptSettings) => PromptPart[]> = { globe: globePrompt }

/** What a model with this prompt is given for one photo. */
export function renderPrompt(id: PromptId, settings: PromptSettings): PromptPart[] {
  return RENDERERS[id](settings)
}
