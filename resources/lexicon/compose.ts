// Brings the hand-written terms and WordNet's things together: one head for each thing, its names, and what it is a kind of.
import type { TermKind, Visible } from './visible-things.ts'
import type { WordNet } from './wordnet.ts'

/** Kind → head → other names. */
export type ClueTerms = Record<TermKind, Record<string, string[]>>

export interface Entry {
  kind: TermKind
  head: string
  /** The head that this one is a kind of; null for the most general ones. */
  broader: string | null
  names: string[]
}

/** Levels between a thing of WordNet and the nearest named thing above it; farther up it is no longer close. */
const MOST_LEVELS = 3

/**
 * The hand-written heads in their order, then WordNet's by name. What a hand-written name means stays as it is written; a
 * synset that shares a name with it lends it its other names.
 */
export function composed(
  clueTerms: ClueTerms,
  broaderByHand: Record<string, string[]>,
  things: readonly Visible[],
  wordnet: WordNet,
): Entry[] {
  const entries = new Map<string, Entry>()
  const headOf = new Map<string, string>()
  const claim = (name: string, head: string) => {
    if (!headOf.has(plain(name))) headOf.set(plain(name), head)
  }
  for (const [kind, heads] of Object.entries(clueTerms)) {
    for (const [head, names] of Object.entries(heads)) {
      if (entries.has(head)) throw new Error(`Two hand-written terms are called ${head}.`)
      entries.set(head, { kind: kind as TermKind, head, broader: null, names: [...names] })
      for (const name of [head, ...names]) claim(name, head)
    }
  }
  const byHand = new Set(entries.keys())
  /** `larch` is wood first and a tree second, `pole` a length first: a common meaning of one of our names, and the same kind of thing. */
  const isOurs = (name: string, offset: string, kind: TermKind): boolean => {
    const head = headOf.get(plain(name))
    return head !== undefined && entries.get(head)!.kind === kind && wordnet.sensesOf(name).slice(0, 2).includes(offset)
  }
  const headOfSynset = new Map<string, string>()
  for (const { offset, kind, names, principal } of things) {
    const known = names.find((name) => headOf.has(plain(name))) ?? (isOurs(principal, offset, kind) ? principal : undefined)
    if (!known && names.length === 0) continue
    const head = known ? headOf.get(plain(known))! : names[0]!
    headOfSynset.set(offset, head)
    const fresh = names.filter((name) => !headOf.has(plain(name)))
    const entry = entries.get(head)
    if (entry) entry.names.push(...fresh)
    else entries.set(head, { kind, head, broader: null, names: fresh.slice(1) })
    for (const name of fresh) claim(name, head)
  }
  for (const [offset, head] of headOfSynset) {
    const entry = entries.get(head)!
    if (!byHand.has(head) && entry.broader === null) entry.broader = nearestAbove(offset, head, headOfSynset, wordnet)
  }
  for (const [parent, children] of Object.entries(broaderByHand)) {
    for (const child of children) {
      const entry = entries.get(child)
      if (!entry || !entries.has(parent)) throw new Error(`${child} and ${parent} are not both heads.`)
      entry.broader = parent
    }
  }
  return [...entries.values()].sort(
    (a, b) => Number(byHand.has(b.head)) - Number(byHand.has(a.head)) || (byHand.has(a.head) ? 0 : compare(a.head, b.head)),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** As the names are looked up: hyphens are spaces, case does not matter. */
const plain = (name: string) => name.toLowerCase().replaceAll('-', ' ')

function nearestAbove(offset: string, head: string, headOfSynset: ReadonlyMap<string, string>, wordnet: WordNet): string | null {
  let level = [offset]
  for (let i = 0; i < MOST_LEVELS; i++) {
    level = level.flatMap((each) => wordnet.synsets.get(each)?.broader ?? [])
    const found = level.map((each) => headOfSynset.get(each)).find((each) => each !== undefined && each !== head)
    if (found) return found
  }
  return null
}
