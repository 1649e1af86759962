// What a small model is trained to answer by `globe_trainer` (models/prompts.py, `short`): one question, always the same. It
// has no mode: such a model reasons first because it was taught nothing else.
import { chatMlQuestion } from './chat-ml.ts'
import { withHint } from './hint.ts'
import type { PromptPart } from './prompt-part.ts'
import type { PromptSettings } from './prompt-settings.ts'
import { SYSTEM } from './system.ts'

const QUESTION = 'Where is this?'

export function shortPrompt({ hint }: PromptSettings): PromptPart[] {
  return chatMlQuestion(SYSTEM, withHint({ kind: 'plain', text: QUESTION }, hint))
}
