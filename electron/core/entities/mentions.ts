// From a reasoning to the visible things it names, with where it names them.
import type { EntityKind } from '../../contract/entities.ts'
import { foldName } from '../places/fold-name.ts'
import { describesLooks, isDescribing } from './describing-words.ts'
import { type Term, termAt } from './lexicon.ts'
import { properNameAt } from './proper-names.ts'
import { capitalsIn, type Quote, quotesIn } from './quoted-text.ts'
import { type Stance, stancesOf } from './stance.ts'
import { type Word, wordsOf } from './words.ts'

export interface Mention {
  kind: EntityKind
  /** What it is counted under: the lexicon's head, the landmark's name, the quoted text. */
  head: string
  /** With the adjectives before it, as written: `red and white tram` is `white tram`. */
  description: string
  /** UTF-16 offsets of the description in the text; `end` exclusive. */
  start: number
  end: number
  stance: Stance
}

export interface FoundMentions {
  mentions: Mention[]
  /** Looks at words and characters that it took: grows with the text's length, whatever stands in it. */
  steps: number
}

const MOST_ADJECTIVES = 3

/** All mentions in a text, left to right, never overlapping. Deterministic; takes time in proportion to the text's length. */
export function mentionsIn(text: string): FoundMentions {
  let steps = 0
  const look = () => {
    steps++
  }
  const words = wordsOf(text)
  const quotes = distinctQuotes([...quotesIn(text, look), ...capitalsIn(words, text)])
  const stances = stancesOf(words, insideOf(quotes), look)
  const mentions: Mention[] = []
  let quote = 0
  // The first word that no mention has yet: an adjective is never another mention’s word.
  let free = 0
  for (let i = 0; i < words.length; ) {
    look()
    const word = words[i]!
    while (quote < quotes.length && quotes[quote]!.end <= word.start) quote++
    const quoted = quotes[quote]
    if (quoted && quoted.start <= word.start) {
      mentions.push(mentionOfQuote(quoted, stances[i]!))
      while (i < words.length && words[i]!.start < quoted.end) i++
      free = i
      continue
    }
    const name = properNameAt(words, i, i === 0 || words[i - 1]!.endsClause)
    if (name) {
      mentions.push(mentionOfName(text, words, name.first, name.last, stances[i]!))
      i = free = name.last + 1
      continue
    }
    const found = termAt(words, i, look)
    // “stone church towers”: a name right before another one says what the other is like.
    if (found && !leadsOn(words, i + found.length - 1, look)) {
      mentions.push(mentionOfTerm(text, words, free, i, found, stances[i]!))
      i = free = i + found.length
    } else i += 1
  }
  return { mentions, steps }
}

/** Quoted capitals are found twice; the first of two that overlap stays. */
function distinctQuotes(quotes: Quote[]): Quote[] {
  const sorted = quotes.sort((a, b) => a.start - b.start || b.end - a.end)
  const distinct: Quote[] = []
  for (const quote of sorted) if (quote.start >= (distinct.at(-1)?.end ?? 0)) distinct.push(quote)
  return distinct
}

/** Asked of words from left to right. */
function insideOf(quotes: readonly Quote[]): (word: Word) => boolean {
  let next = 0
  return ({ start }) => {
    while (next < quotes.length && quotes[next]!.end <= start) next++
    return next < quotes.length && quotes[next]!.start <= start
  }
}

function mentionOfQuote({ text, start, end }: Quote, stance: Stance): Mention {
  return { kind: 'quoted', head: text, description: text, start, end, stance }
}

function mentionOfName(text: string, words: readonly Word[], first: number, last: number, stance: Stance): Mention {
  const [start, end] = [words[first]!.start, words[last]!.end]
  const name = text.slice(start, end)
  return { kind: 'landmark', head: name, description: name, start, end, stance }
}

function mentionOfTerm(
  text: string,
  words: readonly Word[],
  free: number,
  at: number,
  { term, length }: { term: Term; length: number },
  stance: Stance,
): Mention {
  let first = at
  while (at - first < MOST_ADJECTIVES && first > free && words[first - 1]!.joined && isModifier(words, first - 1)) {
    first -= 1
    // “red and white trams” are both.
    if (
      first > free + 1 &&
      words[first - 1]!.plain === 'and' &&
      words[first - 2]!.joined &&
      words[first - 1]!.joined &&
      isDescribing(words[first - 2]!.plain)
    )
      first -= 2
  }
  while (first < at && !describesLooks(words[first]!.plain) && !termAt(words, first)) first++
  const [start, end] = [words[first]!.start, words[at + length - 1]!.end]
  return { kind: term.kind, head: term.head, description: text.slice(start, end), start, end, stance }
}

const isModifier = (words: readonly Word[], at: number): boolean => isDescribing(words[at]!.plain) || termAt(words, at)?.length === 1

function leadsOn(words: readonly Word[], last: number, look: () => void): boolean {
  return words[last]!.joined && last + 1 < words.length && termAt(words, last + 1, look) !== null
}

/** What mentions of one thing have in common, whoever writes them and in whichever case. */
export function mentionKey({ kind, head }: Pick<Mention, 'kind' | 'head'>): string {
  return `${kind}:${kind === 'quoted' || kind === 'landmark' ? foldName(head).slice(0, 120) : head}`
}
