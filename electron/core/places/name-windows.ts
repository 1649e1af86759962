export interface NameWindow {
  start: number
  end: number
  quote: string
  words: number
  allCapitals: boolean
  /** The window is all that stands on its line. */
  aloneOnLine: boolean
  /** Written without spaces between words (Chinese, Japanese, Thai, …). */
  unspaced: boolean
}

const LONGEST_WORDS = 4
const LONGEST_UNSPACED = 14
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ.-]*/gu
/** Small words inside names: Rio *de* Janeiro, Stratford-*upon*-Avon. */
const INNER =
  /^(?:d[aeiou]s?|del|della|der|den|du|la|le|les|las|los|el|al|an|am|im|ob|sur|sous|upon|of|the|and|und|y|e|et|à|aan|zu|bei|di|in|na|nad)$/i

/** Stretches of text that could be a name: for every place where one could begin, the longest first. */
export function* nameWindows(text: string): Generator<NameWindow[]> {
  for (const line of text.matchAll(/[^\n\r]+/g)) {
    const spaced = [...line[0].matchAll(WORD)].map((match) => ({ text: match[0].replace(/[.'’-]+$/, ''), at: line.index + match.index }))
    for (let first = 0; first < spaced.length; first++) {
      const word = spaced[first]
      if (!word) continue
      const run = word.text.match(UNSPACED)
      if (run) yield* unspacedWindows(word.text, word.at)
      else if (startsName(word.text)) yield wordWindows(text, line[0].trim(), spaced, first)
    }
  }
}

function wordWindows(text: string, line: string, words: { text: string; at: number }[], first: number): NameWindow[] {
  const windows: NameWindow[] = []
  for (let last = first; last < Math.min(words.length, first + LONGEST_WORDS); last++) {
    const word = words[last]!
    const before = words[last - 1]
    // A comma or a colon ends a name; only spaces, full stops of abbreviations and hyphens stand inside one.
    if (last > first && before && !/^(?:[.'’]?\s*|-)$/.test(text.slice(before.at + before.text.length, word.at))) break
    if (last > first && !startsName(word.text) && !INNER.test(word.text)) break
    if (INNER.test(word.text) && last > first && !startsName(word.text)) continue
    const start = words[first]!.at
    const end = word.at + word.text.length
    const quote = text.slice(start, end)
    windows.unshift({
      start,
      end,
      quote,
      words: last - first + 1,
      allCapitals: quote === quote.toUpperCase(),
      aloneOnLine: quote.length >= line.length - 1,
      unspaced: false,
    })
  }
  return windows
}

function* unspacedWindows(word: string, at: number): Generator<NameWindow[]> {
  for (const run of word.matchAll(UNSPACED)) {
    for (let first = 0; first < run[0].length; first++) {
      const windows: NameWindow[] = []
      for (let length = Math.min(LONGEST_UNSPACED, run[0].length - first); length >= 2; length--) {
        const start = at + run.index + first
        const quote = run[0].slice(first, first + length)
        windows.push({ start, end: start + length, quote, words: 1, allCapitals: false, aloneOnLine: quote === word, unspaced: true })
      }
      if (windows.length > 0) yield windows
    }
  }
}

/** A capital, or a script that has none. Digits begin no name. */
function startsName(word: string): boolean {
  const letter = word[0] ?? ''
  return /\p{L}/u.test(letter) && (letter !== letter.toLowerCase() || letter.toLowerCase() === letter.toUpperCase())
}
