// The words that name something one can see in a photo, by kind; each with its plurals and its other names.

import lexicon from '../../../resources/trainer/globe_trainer/lexicon/lexicon.json' with { type: 'json' }
import type { EntityKind } from '../../contract/entities.ts'
import { irregularPlurals } from './reading-words.ts'
import { plainOf, type Word } from './words.ts'

export interface Term {
  kind: Exclude<EntityKind, 'quoted'>
  /** The name that all its other names are counted under. */
  head: string
  /** The head that this one is a kind of, if the lexicon has one: `tram` → `vehicle`. */
  broader: string | null
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries(irregularPlurals))
const ENDS_IN_F = /(?:^| )(?:wharf|reef|roof|cliff)$/

/** The plurals of a term's last word: `church tower` → `church towers`. */
function pluralsOf(term: string): string[] {
  const cut = term.lastIndexOf(' ') + 1
  const [before, last] = [term.slice(0, cut), term.slice(cut)]
  const irregular = IRREGULAR.get(last)
  if (irregular) return [before + irregular]
  if (/(?:s|x|z|ch|sh)$/.test(last)) return [`${term}es`]
  if (/[^aeiou]y$/.test(last)) return [`${term.slice(0, -1)}ies`]
  if (last === 'wharf') return [`${before}wharves`, `${term}s`]
  return ENDS_IN_F.test(term) || !/o$/.test(last) ? [`${term}s`] : [`${term}s`, `${term}es`]
}

/** Hyphens and spaces are written either way. */
const asTerm = (text: string): string => text.replaceAll('-', ' ').split(' ').map(plainOf).join(' ')

function compile() {
  const byWords = new Map<string, Term>()
  // How many words the longest term has that begins with this one: most words begin none and cost one look.
  const longest = new Map<string, number>()
  const add = (written: string, term: Term) => {
    const words = asTerm(written)
    if (byWords.has(words)) return
    byWords.set(words, term)
    const parts = words.split(' ')
    longest.set(parts[0]!, Math.max(longest.get(parts[0]!) ?? 0, parts.length))
  }
  const byHead = new Map<string, Term>()
  for (const [kind, lines] of Object.entries(lexicon.terms)) {
    for (const line of lines) {
      const [head, broader, ...others] = line.split('|') as [string, string, ...string[]]
      const term: Term = { kind: kind as Term['kind'], head, broader: broader || null }
      byHead.set(head, term)
      for (const name of [head, ...others]) {
        add(name, term)
        for (const plural of pluralsOf(name)) add(plural, term)
      }
    }
  }
  return { byWords, longest, byHead }
}

const { byWords, longest, byHead } = compile()

export const LEXICON_SIZE: number = byWords.size

/** The term that a head stands for; undefined for what is no head. */
export const termOfHead = (head: string): Term | undefined => byHead.get(head)

/** The longest term that begins at word `at`, with how many words it takes; null where none does. `onLook` is called for every look-up. */
export function termAt(words: readonly Word[], at: number, onLook: () => void = () => {}): { term: Term; length: number } | null {
  onLook()
  const most = longest.get(words[at]!.plain)
  if (!most) return null
  const run: string[] = []
  for (let i = at; i < Math.min(words.length, at + most); i++) {
    run.push(words[i]!.plain)
    if (!words[i]!.joined) break
  }
  for (let length = run.length; length > 0; length--) {
    onLook()
    const term = byWords.get(run.slice(0, length).join(' '))
    if (term) return { term, length }
  }
  return null
}
