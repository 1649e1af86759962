// Text that a sample says stands in the photo: in quotation marks, or in capitals behind “reads”.
import { wordsFor } from './reading-words.ts'
import type { Word } from './words.ts'

export interface Quote {
  /** What is quoted, without its marks. */
  text: string
  start: number
  end: number
}

const CLOSING: Record<string, string> = { '"': '"', '“': '”', '„': '“”', '«': '»', '»': '«', '「': '」', '『': '』', '‘': '’', "'": "'" }
const SENTENCE_END = /[.!?;\n\r。！？]/
/** Longer stretches are sentences of the model's own. */
const LONGEST_QUOTE = 80
const READS = wordsFor('readsOut')

/** Quotations left to right. Each opening mark looks at most `LONGEST_QUOTE` characters ahead. */
export function quotesIn(text: string, onLook: () => void = () => {}): Quote[] {
  const found: Quote[] = []
  for (let i = 0; i < text.length; i++) {
    const closing = CLOSING[text[i]!]
    if (!closing || !mayOpen(text, i)) continue
    const end = closedAt(text, i, closing, onLook)
    if (end === null) continue
    const inside = text.slice(i + 1, end)
    if (/[\p{L}\p{N}]/u.test(inside)) found.push({ text: inside.trim(), start: i + 1, end })
    i = end
  }
  return found
}

/** An apostrophe inside a word opens nothing. */
function mayOpen(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)
}

function closedAt(text: string, from: number, closing: string, onLook: () => void): number | null {
  const last = Math.min(text.length - 1, from + LONGEST_QUOTE)
  for (let i = from + 1; i <= last; i++) {
    onLook()
    const mark = text[i]!
    if (mark === '\n') return null
    if (closing.includes(mark) && (mark !== "'" && mark !== '’' ? true : !/[\p{L}\p{N}]/u.test(text[i + 1] ?? '')))
      return i > from + 1 ? i : null
  }
  return null
}

/** Runs of capitals behind “reads”, “says”, “labelled”: `a sign that reads HOTEL EUROPA`. */
export function capitalsIn(words: readonly Word[], text: string): Quote[] {
  const found: Quote[] = []
  for (let i = 0; i < words.length; i++) {
    if (!READS.has(words[i]!.plain)) continue
    // “It reads: EXIT” and not “It reads. EXIT”.
    if (i + 1 < words.length && SENTENCE_END.test(text.slice(words[i]!.end, words[i + 1]!.start))) continue
    let last = i
    while (last + 1 < words.length && last - i < 6 && isCapitals(words[last + 1]!.text) && (last === i || words[last]!.joined)) last++
    if (last === i) continue
    const [start, end] = [words[i + 1]!.start, words[last]!.end]
    found.push({ text: text.slice(start, end), start, end })
    i = last
  }
  return found
}

function isCapitals(word: string): boolean {
  return word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase()
}
