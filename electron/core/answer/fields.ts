/** What stands behind the labels `country` and `city` in a stretch of text. */
export interface LabelledValue {
  what: 'country' | 'city'
  /** Raw words behind the label, up to the line's end, the next label or the next tag. */
  raw: string
  /** The value runs to the very end of the stretch: it may be cut short. */
  touchesEnd: boolean
  /** Where the label begins within the stretch. */
  at: number
}

// All repetitions are bounded, which keeps the search linear on hostile input.
const LABEL = /(?<![\p{L}\p{N}])(country|nation|city(?:\s?(?:\/|or)\s?town)?|town)(?:\s{1,2}name)?[\s*_`~"'”’)\]]{0,6}[:：﹕︰=＝]/giu

/** How far before a label its line may begin: room for a bullet and some marks. */
const LEAD_CHARACTERS = 40
const LINE_LEAD = /[\n\r][^\p{L}\p{N}\n\r]{0,12}(?:\d{1,2}[.)])?[^\p{L}\p{N}\n\r]{0,12}$/u
/** Two labels further apart than this are not one line's answer. */
const PAIR_CHARACTERS = 300

function valueEnd(text: string, from: number, nextLabel: number): number {
  const limit = Math.min(nextLabel, text.length)
  let start = from
  // A label alone on its line has its value on the next: skip blanks and marks once across line ends.
  while (start < limit && /[\s*_`~]/u.test(text.charAt(start))) start++
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at)
    if (character === '\n' || character === '\r' || character === '<' || character === '＜') return at
  }
  return limit
}

/**
 * Every labelled value in order. With `onlyAtLineStart` labels count at the beginning of a line (after bullets and marks) or
 * behind another labelled value: for words outside any tag, where prose may say "the country: …" in passing.
 */
export function labelledValues(text: string, onlyAtLineStart = false): LabelledValue[] {
  const labels = Array.from(text.matchAll(LABEL))
  const values: LabelledValue[] = []
  let atOfLast = -1
  for (const [index, label] of labels.entries()) {
    if (onlyAtLineStart) {
      const lead = `\n${text.slice(Math.max(0, label.index - LEAD_CHARACTERS), label.index)}`
      const behindAnother = atOfLast >= 0 && label.index - atOfLast < PAIR_CHARACTERS && !text.slice(atOfLast, label.index).includes('\n')
      if (!behindAnother && !LINE_LEAD.test(label.index > LEAD_CHARACTERS ? lead.slice(1) : lead)) continue
    }
    const from = label.index + label[0].length
    const end = valueEnd(text, from, labels[index + 1]?.index ?? text.length)
    values.push({
      what: /country|nation/iu.test(label[1] ?? '') ? 'country' : 'city',
      raw: text.slice(from, end),
      touchesEnd: end >= text.length,
      at: label.index,
    })
    atOfLast = label.index
  }
  return values
}
