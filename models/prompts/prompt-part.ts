/** A piece of what the model is given. */
export type PromptPart =
  /** Markup of the chat template: special tokens are recognised. */
  | { kind: 'template'; text: string }
  /** Words of a person or of us: special tokens stay plain text. */
  | { kind: 'plain'; text: string }
  | { kind: 'image' }

/** Stands in the kept prompt where the photo stood: an object in the text. A person's words may hold "[image]" and the like. */
const PHOTO_MARK = '\u{FFFC}'

/** The whole prompt as one text, for the record: what a run was asked, the photo as U+FFFC. */
export function promptText(parts: readonly PromptPart[]): string {
  return parts.map((part) => (part.kind === 'image' ? PHOTO_MARK : part.text)).join('')
}
