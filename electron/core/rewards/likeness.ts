// Whether words that are said to stand in a photo are those that were read there.

/** Two texts are the same from a Levenshtein ratio 1 − d/longer of 0.8 on: one slip in five letters, none below five. */
const LETTERS_A_SLIP = 5
/** Longer texts are not compared beyond this many characters. */
const MOST_CHARACTERS = 120

/** Whether folded words are one of the folded lines, or as many words in a row of one, with slips. */
export const isRead = (wanted: string, lines: readonly string[]): boolean => wanted !== '' && lines.some((line) => isIn(wanted, line))

function isIn(wanted: string, line: string): boolean {
  if (alike(wanted, line)) return true
  const words = line.split(' ')
  const count = wanted.split(' ').length
  return words.some((_, at) => at + count <= words.length && alike(wanted, words.slice(at, at + count).join(' ')))
}

/** Whether the Levenshtein ratio is at least 1 − 1/`LETTERS_A_SLIP`. Counted in characters, not in UTF-16 units. */
export function alike(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [Array.from(one).slice(0, MOST_CHARACTERS), Array.from(other).slice(0, MOST_CHARACTERS)]
  // In whole numbers, so that no rounding decides.
  const most = Math.floor(Math.max(a.length, b.length) / LETTERS_A_SLIP)
  return Math.abs(a.length - b.length) <= most && distance(a, b, most) <= most
}

/** Insertions, deletions and substitutions from `a` to `b`, or more than `most` as soon as that is certain. */
function distance(a: readonly string[], b: readonly string[], most: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of a.entries()) {
    const current = [i + 1]
    for (const [j, other] of b.entries())
      current.push(Math.min(previous[j + 1]! + 1, current[j]! + 1, previous[j]! + Number(letter !== other)))
    if (Math.min(...current) > most) return most + 1
    previous = current
  }
  return previous.at(-1)!
}
