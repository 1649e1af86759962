// What is visible in a photo, as claims are held against it: its things with what they are kinds of, and its scene text.
import { type Term, termOfHead } from '../entities/lexicon.ts'
import { mentionKey, mentionsIn } from '../entities/mentions.ts'
import { scriptHeads } from '../entities/scripts.ts'
import { foldName } from '../places/fold-name.ts'
import { isRead } from './likeness.ts'

/** One visual element of a record (`globe_trainer/records.py`); for scene text the label is the text. */
export interface VisualElement {
  kind: 'thing' | 'text'
  label: string
}

/** A tram is a vehicle (1), an oak is a tree and a plant (2): farther up a claim says nothing of the photo. */
const LEVELS_UP = 2

export interface Visible {
  /** Keys of mentions that are true of the photo. */
  keys: ReadonlySet<string>
  /** Folded scene text. */
  lines: readonly string[]
}

/**
 * V of a record. A thing counts as whatever its label names and what that is a kind of, two levels up; more special than the
 * label is not known to be visible. Scene text counts as itself, as text, and as the scripts it is written in.
 */
export function visibleOf(elements: readonly VisualElement[]): Visible {
  const keys = new Set<string>()
  const lines = new Set<string>()
  for (const { kind, label } of elements) {
    if (kind === 'text') lines.add(foldName(label))
    const named = kind === 'thing' ? mentionsIn(label).mentions : []
    for (const mention of named) keys.add(mentionKey(mention))
    const heads = kind === 'text' ? scriptHeads(label) : named.filter((mention) => mention.kind !== 'quoted').map(({ head }) => head)
    for (const key of heads.flatMap(withBroader)) keys.add(key)
  }
  lines.delete('')
  return { keys, lines: [...lines] }
}

/** Whether what is claimed under this key is visible: itself, by another name, a kind of it, or words that were read. */
export function isVisible({ keys, lines }: Visible, key: string): boolean {
  if (keys.has(key)) return true
  const [kind] = key.split(':', 1)
  // A landmark may be read from a sign.
  return (kind === 'quoted' || kind === 'landmark') && isRead(key.slice(kind.length + 1), lines)
}

function withBroader(head: string): string[] {
  const keys: string[] = []
  let term: Term | undefined = termOfHead(head)
  for (let level = 0; level <= LEVELS_UP && term; level++) {
    keys.push(mentionKey(term))
    term = term.broader === null ? undefined : termOfHead(term.broader)
  }
  return keys
}
