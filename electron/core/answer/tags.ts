/** A stretch of text between two tags, `[start, end)`; `closed` where its closing tag is there. */
export interface Block {
  start: number
  end: number
  closed: boolean
}

export interface TaggedText {
  thoughts: Block[]
  answers: Block[]
  /** Where the first tag of any kind begins; the text's length where there is none. */
  firstTagAt: number
  /** A `</think>` came before any `<think>`: the opening tag stood in the prompt, or was forgotten. */
  thoughtOpenedBefore: boolean
  /** Where the last thought ends (after its closing tag); 0 without one. */
  afterThoughts: number
}

interface Tag {
  name: 'think' | 'answer'
  closing: boolean
  start: number
  end: number
}

// The spaces are bounded, so that a megabyte of blanks cannot make the search quadratic.
const TAG = /[<＜]\s{0,3}(\/?)\s{0,3}(think(?:ing)?|answer)\s{0,3}[>＞]/giu

function tagsOf(text: string): Tag[] {
  return Array.from(text.matchAll(TAG), (match) => ({
    name: match[2]?.toLowerCase() === 'answer' ? 'answer' : 'think',
    closing: match[1] === '/',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Splits a model's words by `<think>` and `<answer>` in any letter case, whether opened, closed or neither. One pass, never throws. */
export function splitByTags(text: string): TaggedText {
  const tags = tagsOf(text)
  const result: TaggedText = {
    thoughts: [],
    answers: [],
    firstTagAt: tags[0]?.start ?? text.length,
    thoughtOpenedBefore: false,
    afterThoughts: 0,
  }
  let open: Tag | null = null
  const close = (end: number, closed: boolean) => {
    if (open === null) return
    const blocks = open.name === 'think' ? result.thoughts : result.answers
    blocks.push({ start: open.end, end, closed })
    open = null
  }
  for (const tag of tags) {
    const current: Tag | null = open
    if (!tag.closing) {
      // An answer that only quotes the tag inside a thought still opens one: the last readable answer wins later.
      close(tag.start, false)
      open = tag
    } else if (current !== null && (current as Tag).name === tag.name) {
      close(tag.start, true)
      if (tag.name === 'think') result.afterThoughts = tag.end
    } else if (tag.name === 'think') {
      if (result.thoughts.length === 0 && result.answers.length === 0 && current === null) {
        result.thoughts.push({ start: 0, end: tag.start, closed: true })
        result.thoughtOpenedBefore = true
      } else close(tag.start, false)
      result.afterThoughts = tag.end
    } else close(tag.start, false)
  }
  close(text.length, false)
  return result
}
