// A model asked about single things: can they be seen, and where. In words of our own; boxes in the form that Qwen2.5-VL was
// trained to write them in.
import type { PromptPart } from './prompt-part.ts'
import { SYSTEM } from './system.ts'

const ASKS = 'Answer with Yes or No only. Does this photo show the following: '
const PLACES = `Name one thing in this photo and give its bounding box, in pixels, as JSON: {"label": "…", "bbox_2d": [left, top, right, bottom]}`

export const YES_AND_NO: readonly string[] = ['Yes', 'No']

const START: PromptPart[] = [
  { kind: 'template', text: '<|im_start|>system\n' },
  { kind: 'plain', text: SYSTEM },
  { kind: 'template', text: '<|im_end|>\n<|im_start|>user\n' },
]
const ANSWER: PromptPart = { kind: 'template', text: '<|im_end|>\n<|im_start|>assistant\n' }

/** What all questions about one photo begin with; without the photo it is the control. */
export function visibleOpening({ withPhoto }: { withPhoto: boolean }): PromptPart[] {
  return [...START, ...(withPhoto ? [{ kind: 'image' } as const] : []), { kind: 'plain', text: ASKS }]
}

/** Stands behind the opening. What is asked for goes in as plain text: markup inside it stays words. */
export function visibleRest(asked: string): PromptPart[] {
  return [{ kind: 'plain', text: `${asked}?` }, ANSWER]
}

export function boxPrompt(): PromptPart[] {
  return [...START, { kind: 'image' }, { kind: 'plain', text: PLACES }, ANSWER]
}

/** A grammar (GBNF) that leaves the model nothing to choose but four numbers, for the thing named. */
export function boxGrammar(label: string): string {
  const opening = `{"label": ${JSON.stringify(label)}, "bbox_2d": [`
  return `root ::= ${literal(opening)} n "," " " n "," " " n "," " " n "]}"\nn ::= [0-9] | [1-9] [0-9] [0-9]? [0-9]?\n`
}

/** A GBNF string: control characters cannot stand in it, nor can what ends it. */
function literal(text: string): string {
  const escaped = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`
    return /\p{Cc}/u.test(character) ? ' ' : character
  })
  return `"${escaped.join('')}"`
}
