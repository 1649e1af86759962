import { MATCH_END, MATCH_START, readableText } from './searchable-text.ts'

const TOKENS_BEFORE = 8
const TOKENS_SHOWN = 24
/** Shorter texts are shown whole. A token may be as long as somebody likes; an excerpt may not. */
const LONGEST = 240

interface Token {
  start: number
  end: number
  folded: string
}

/** Near enough to how the index folds (unicode61 without diacritics) to find again what it has found. */
const folded = (token: string) => token.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)].map(({ 0: token, index }) => ({
    ...{ start: index, end: index + token.length, folded: folded(token) },
  }))
}

/**
 * The part of `body` (as the index keeps it) around the first place where one of `words` stands, with every match marked;
 * its beginning where none is found again. Costs as much as the body is long: for those few that are shown.
 */
export function excerptOf(body: string, words: readonly string[]): string {
  const tokens = tokensOf(body)
  const phrases = words.map((word) => tokensOf(word).map((token) => token.folded)).filter((phrase) => phrase.length > 0)
  const matches = tokens.flatMap((_, at) => {
    const found = phrases.findIndex((phrase, index) => standsAt(tokens, at, phrase, index === phrases.length - 1))
    return found < 0 ? [] : [{ first: at, last: at + phrases[found]!.length - 1 }]
  })
  const first = body.length <= LONGEST ? 0 : Math.max(0, (matches[0]?.first ?? 0) - TOKENS_BEFORE)
  const last = body.length <= LONGEST ? tokens.length - 1 : Math.min(tokens.length, first + TOKENS_SHOWN) - 1
  const from = first === 0 ? 0 : tokens[first]!.start
  const end = last < 0 || last === tokens.length - 1 ? body.length : tokens[last]!.end
  const to = Math.min(end, from + LONGEST)
  return `${from > 0 ? '…' : ''}${readableText(marked(body, tokens, matches, from, to))}${to < body.length ? '…' : ''}`
}

function standsAt(tokens: readonly Token[], at: number, phrase: readonly string[], unfinished: boolean): boolean {
  return phrase.every((word, index) => {
    const token = tokens[at + index]?.folded
    return unfinished && index === phrase.length - 1 ? token?.startsWith(word) : token === word
  })
}

function marked(
  body: string,
  tokens: readonly Token[],
  matches: readonly { first: number; last: number }[],
  from: number,
  to: number,
): string {
  let text = ''
  let written = from
  for (const { first, last } of matches) {
    const start = tokens[first]!.start
    const end = Math.min(tokens[last]!.end, to)
    if (start < written || start >= to) continue
    text += `${body.slice(written, start)}${MATCH_START}${body.slice(start, end)}${MATCH_END}`
    written = end
  }
  return (text + body.slice(written, to)).toWellFormed()
}
