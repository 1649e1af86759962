// Whether words are claimed to be true of the photo: “no palm trees” and “one would expect vineyards” claim nothing to be seen.
import type { Word } from './words.ts'

export type Stance = 'claimed' | 'negated' | 'hypothetical'

const NEGATIONS = new Set(
  "no not without lack lacks lacking absence nor neither never none cannot isn't aren't wasn't weren't doesn't don't didn't can't couldn't hasn't haven't unlike rather instead exclude excludes excluding rules".split(
    ' ',
  ),
)
/** What stands behind one of these is not denied: “not only trams but buses”, “no doubt a church”, “no longer used”. */
const NOT_DENYING: Record<string, ReadonlySet<string>> = {
  not: new Set(['only', 'just', 'merely', 'sure', 'certain', 'surprising', 'necessarily', 'far']),
  no: new Set(['doubt', 'longer', 'less', 'wonder', 'matter']),
  rather: new Set(['a', 'an', 'the', 'large', 'small', 'flat', 'old', 'new', 'modern', 'steep', 'narrow', 'wide']),
  instead: new Set(),
  lack: new Set(),
}
const NEEDS_NEXT: Record<string, string> = { rather: 'than', instead: 'of', rules: 'out', absence: 'of', lack: 'of' }
const MAYBE = new Set(
  'would could might may should if whether unless expect expected expects expecting imagine suppose supposedly perhaps maybe possibly potentially presumably typically usually often commonly generally normally famous reminiscent resembling'.split(
    ' ',
  ),
)
/** General knowledge and inference: what stands behind is said of a place, not of the photo. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['typical', 'of'],
  ['typical', 'for'],
  ['characteristic', 'of'],
  ['common', 'in'],
  ['common', 'for'],
  ['known', 'for'],
  ['found', 'in'],
  ['found', 'across'],
  ['seen', 'in'],
  ['similar', 'to'],
  ['associated', 'with'],
  ['consistent', 'with'],
  ['points', 'to'],
  ['pointing', 'to'],
  ['point', 'to'],
  ['part', 'of'],
]
const INFERS = new Set('suggest suggests suggesting indicate indicates indicating imply implies implying infer'.split(' '))
/** A new statement begins: what was denied before it is not denied behind it. */
const TURNS = new Set('but however though although yet while whereas instead because since so therefore nevertheless'.split(' '))
const STARTS_ANEW = new Set(
  'a an the there this that these those it its with which and i we you some several many one two three both also only'.split(' '),
)
const ABSENT = new Set('absent missing nowhere lacking invisible'.split(' '))
const COPULAS = new Set('is are was were be seems seem appears appear'.split(' '))
const SEEN = new Set('visible seen present apparent evident shown found'.split(' '))

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
    const next = words[i + 1]?.plain ?? ''
    if (TURNS.has(word.plain) && !(word.plain === 'instead' && next === 'of')) now = 'claimed'
    if (!isForeign(word)) {
      if (isNegation(word.plain, next)) now = 'negated'
      else if (now === 'claimed' && isMaybe(word, next, i === clauseStart)) now = 'hypothetical'
      if (word.plain !== 'lacking' && saysAbsent(words, i)) denied = true
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
  if (!NEGATIONS.has(plain) || NOT_DENYING[plain]?.has(next)) return false
  const needed = NEEDS_NEXT[plain]
  return needed === undefined || needed === next
}

function isMaybe({ plain, text }: Word, next: string, startsClause: boolean): boolean {
  // The month begins with a capital, and so does the first word of a sentence.
  if (MAYBE.has(plain) && (text === plain || (startsClause && (plain !== 'may' || next === 'be')))) return true
  return INFERS.has(plain) || ELSEWHERE.some(([first, second]) => first === plain && second === next)
}

/** “… is missing”, “… are not visible”, “… cannot be seen”. */
function saysAbsent(words: readonly Word[], at: number): boolean {
  const { plain } = words[at]!
  const before = words[at - 1]?.plain ?? ''
  const twoBefore = words[at - 2]?.plain ?? ''
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
