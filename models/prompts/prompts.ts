import { z } from 'zod'
import type { RunMode } from '../../electron/contract/runs.ts'
import { globePrompt } from './globe.ts'
import type { PromptPart } from './prompt-part.ts'
import type { PromptSettings } from './prompt-settings.ts'
import { shortPrompt } from './short.ts'

/** Prompts that catalogue entries may name. */
export const promptId = z.enum(['globe', 'short'])
export type PromptId = z.infer<typeof promptId>

interface Prompt {
  render(settings: PromptSettings): PromptPart[]
  /** How it can be asked. */
  modes: readonly RunMode[]
}

const PROMPTS: Record<PromptId, Prompt> = {
  globe: { render: globePrompt, modes: ['reasoning', 'direct'] },
  short: { render: shortPrompt, modes: ['reasoning'] },
}

/** What a model with this prompt is given for one photo. */
export function renderPrompt(id: PromptId, settings: PromptSettings): PromptPart[] {
  return PROMPTS[id].render(settings)
}

export function promptModes(id: PromptId): readonly RunMode[] {
  return PROMPTS[id].modes
}
