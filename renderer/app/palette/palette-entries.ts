import fuzzysort from 'fuzzysort'
import type { SearchHit } from '../../../electron/contract/cases.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { Command } from '../commands/command.ts'

export type PaletteEntry =
  | { kind: 'command'; id: string; command: Command }
  | { kind: 'hit'; id: string; hit: SearchHit }
  | { kind: 'place'; id: string; match: PlaceMatch }

export interface PaletteSection {
  id: 'commands' | 'places' | SearchHit['kind']
  entries: PaletteEntry[]
}

const COMMANDS_WITH_HITS = 6
/** Of fuzzysort's 0..1: below it the letters are there in order and nothing more. */
const LEAST_LIKENESS = 0.35

interface Found {
  query: string
  /** Those that make sense now. */
  commands: readonly Command[]
  hits: readonly SearchHit[]
  places: readonly PlaceMatch[]
}

/** What the palette offers: with no query every command, else the likeliest commands, then what was found, by kind. */
export function paletteSections({ query, commands, hits, places }: Found): PaletteSection[] {
  const wanted =
    query.trim() === ''
      ? commands
      : fuzzysort.go(query, commands, { key: 'title', threshold: LEAST_LIKENESS, limit: COMMANDS_WITH_HITS }).map(({ obj }) => obj)
  const sections: PaletteSection[] = [
    { id: 'commands', entries: wanted.map((command) => ({ kind: 'command', id: `command-${command.id}`, command })) },
  ]
  // The kinds in the order of their best hit.
  for (const [index, hit] of hits.entries()) {
    const section = sections.find(({ id }) => id === hit.kind) ?? { id: hit.kind, entries: [] }
    if (section.entries.length === 0) sections.push(section)
    section.entries.push({ kind: 'hit', id: `hit-${index}`, hit })
  }
  sections.push({ id: 'places', entries: places.map((match) => ({ kind: 'place', id: `place-${match.place.id}`, match })) })
  return sections.filter(({ entries }) => entries.length > 0)
}
