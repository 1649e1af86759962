import { expect, it } from 'vitest'
import type { SearchHit } from '../../../../../electron/contract/cases.ts'
import type { CaseId } from '../../../../../electron/contract/ids.ts'
import type { Command } from '../../../../../renderer/app/commands/command.ts'
import { paletteSections } from '../../../../../renderer/app/palette/palette-entries.ts'

const command = (id: string, title: string): Command => ({ id, group: 'view', title, keys: null, when: () => true, run: () => {} })
const commands = [command('locate', 'Locate the photo'), command('theme', 'Switch theme'), command('undo', 'Undo')]
const hit = (kind: SearchHit['kind'], excerpt: string): SearchHit => ({
  ...{ kind, caseId: '1' as CaseId, caseTitle: 'Harbour', photoId: null, fileName: null, excerpt },
})

it('offers every command before anything is typed', () => {
  const sections = paletteSections({ query: ' ', commands, hits: [], places: [] })
  expect(sections.map(({ id }) => id)).toEqual(['commands'])
  expect(sections[0]!.entries).toHaveLength(3)
})

it('finds a command by its beginnings, and none by letters that are strewn about', () => {
  const found = (query: string) =>
    paletteSections({ query, commands, hits: [], places: [] }).flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(found('theme')).toEqual(['command-theme'])
  expect(found('loc ph')).toEqual(['command-locate'])
  expect(found('otp')).toEqual([])
})

it('groups what was found by kind, in the order of the best hit, each entry with an id of its own', () => {
  const hits = [hit('text', 'one'), hit('note', 'two'), hit('text', 'three')]
  const sections = paletteSections({ query: 'one', commands: [], hits, places: [] })
  expect(sections.map(({ id, entries }) => [id, entries.length])).toEqual([
    ['text', 2],
    ['note', 1],
  ])
  const ids = sections.flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})
