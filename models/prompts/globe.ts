// What GLOBE was trained to answer (Li et al., arXiv 2506.14674), asked in our own words: clues, reasoning about country and
// city inside <think>, then the two lines inside <answer>. Nothing else is asked for, since nothing else was trained.
import { chatMlQuestion } from './chat-ml.ts'
import { withHint } from './hint.ts'
import type { PromptPart } from './prompt-part.ts'
import type { PromptSettings } from './prompt-settings.ts'
import { SYSTEM } from './system.ts'

const ROLE = 'You are an expert in geolocation. Your task is to find out where this photo was taken.'

const REASONING = `Look for everything that narrows the place down: architecture, signs and their language, vegetation, terrain, \
vehicles, roads, clothing. Think step by step about what these clues say, first about the country, then about the city.
Write your reasoning between <think> and </think>. After it, give your conclusion in this form and nothing more:
<answer>country: [name of the country]
city: [name of the city]</answer>`

const DIRECT = `Answer at once, without any explanation, in this form and nothing more:
<answer>country: [name of the country]
city: [name of the city]</answer>`

/** The prompt of a run. */
export function globePrompt({ mode, hint }: PromptSettings): PromptPart[] {
  const text = `${ROLE}\n${mode === 'reasoning' ? REASONING : DIRECT}`
  return chatMlQuestion(SYSTEM, withHint({ kind: 'plain', text }, hint))
}
