/** A piece of what the model is given. */
export type PromptPart =
  /** Markup of the chat template: special tokens are recognised. */
  | { kind: 'template'; text: string }
  /** Words of a person or of us: special tokens stay plain text. */
  | { kind: 'plain'; text: string }
  | { kind: 'image' }

/** The prompt as one text, for the record: what a run was asked, with the image's place marked. */
export function promptAsText(parts: readonly PromptPart[]): string {
  return parts.map((part) => (part.kind === 'image' ? '[image]' : part.text)).join('')
}
