import type { PromptPart } from './prompt-part.ts'

/** A question with what is already known about the photo, as plain text: markup inside it stays words. */
export function withHint(question: PromptPart, hint: string): PromptPart[] {
  const known = hint.trim()
  return known === '' ? [question] : [question, { kind: 'plain', text: `\nAlready known about this photo: ${known}` }]
}
