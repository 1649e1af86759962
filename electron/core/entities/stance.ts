// Whether words are claimed to be true of the photo: “no palm trees” and “one would expect vineyards” claim nothing to be seen.
import { negatesBefore, notDenyingBefore, speaksOfElsewhere, wordsFor } from './reading-words.ts'
import type { Word } from './words.ts'

export type Stance = 'claimed' | 'negated' | 'hypothetical'

const NEGATIONS = wordsFor('negations')
/** What stands behind one of these is not denied: “not only trams but buses”, “no doubt a church”, “no longer used”. */
const NOT_DENYING = new Map(Object.entries(notDenyingBefore).map(([word, next]) => [word, new Set(next.split(' '))]))
const NEEDS_NEXT = new Map(Object.entries(negatesBefore))
const MAYBE = wordsFor('imagines')
/** General knowledge and inference: what stands behind is said of a place, not of the photo. */
const ELSEWHERE = new Set(speaksOfElsewhere)
const INFERS = wordsFor('infers')
/** A new statement begins: what was denied before it is not denied behind it. */
const TURNS = wordsFor('turns')
const STARTS_ANEW = wordsFor('startsAnew')
const ABSENT = wordsFor('absent')
const COPULAS = wordsFor('copulas')
const SEEN = wordsFor('seen')

/**
 * The stance of each word, in one pass over the words and one back over each clause that ends in “… are absent”. Words that
 * are `foreign` (a quotation's own) deny and imagine nothing.
 */
export function stancesOf(
  words: readonly Word[],
  isForeign: (word: Word) => boolean = () => false,
  onLook: () => void = () => {},
): Stance[] {
  const stances: Stance[] = []
  let now: Stance = 'claimed'
  let clauseStart = 0
  let denied = false
  for (const [i, word] of words.entries()) {
    onLook()
    // A new sentence’s first word belongs to no phrase of this one.
    const next = word.endsClause ? '' : words[i + 1]!.plain
    if (TURNS.has(word.plain) && !(word.plain === 'instead' && next === 'of')) now = 'claimed'
    if (!isForeign(word)) {
      if (isNegation(word.plain, next)) now = 'negated'
      else if (now === 'claimed' && isMaybe(word, next, i === clauseStart)) now = 'hypothetical'
      if (word.plain !== 'lacking' && saysAbsent(words, i, clauseStart)) denied = true
    }
    stances.push(now)
    if (word.endsClause) {
      if (denied) denyClaimed(stances, clauseStart, i)
      ;[now, denied, clauseStart] = ['claimed', false, i + 1]
    } else if (word.endsPhrase && (STARTS_ANEW.has(next) || TURNS.has(next))) now = 'claimed'
  }
  return stances
}

function isNegation(plain: string, next: string): boolean {
  if (!NEGATIONS.has(plain) || NOT_DENYING.get(plain)?.has(next)) return false
  const needed = NEEDS_NEXT.get(plain)
  return needed === undefined || needed === next
}

function isMaybe({ plain, text }: Word, next: string, startsClause: boolean): boolean {
  // The month begins with a capital, and so does the first word of a sentence.
  if (MAYBE.has(plain) && (text === plain || (startsClause && (plain !== 'may' || next === 'be')))) return true
  return INFERS.has(plain) || ELSEWHERE.has(`${plain} ${next}`)
}

/** “… is missing”, “… are not visible”, “… cannot be seen”. */
function saysAbsent(words: readonly Word[], at: number, clauseStart: number): boolean {
  const { plain } = words[at]!
  const before = at > clauseStart ? words[at - 1]!.plain : ''
  const twoBefore = at > clauseStart + 1 ? words[at - 2]!.plain : ''
  if (ABSENT.has(plain)) return COPULAS.has(before) || COPULAS.has(twoBefore)
  if (!SEEN.has(plain)) return false
  return (
    before === 'not' ||
    before.endsWith("n't") ||
    (before === 'be' && (twoBefore === 'cannot' || twoBefore === 'not' || twoBefore === "can't"))
  )
}

function denyClaimed(stances: Stance[], from: number, to: number): void {
  for (let i = from; i <= to; i++) if (stances[i] === 'claimed') stances[i] = 'negated'
}
