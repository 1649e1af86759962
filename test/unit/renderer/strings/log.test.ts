import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { logStrings } from '../../../../renderer/strings/index.ts'
import { root } from '../../../driver/root.ts'

const store = join(root, 'electron', 'services', 'store')

/** The lines of the store on which what is logged gets its name: as `action`, handed to `made`, or in the table of the runs' transitions. */
const NAMING = /\baction\b|\bmade\(db|^ {2}(?:start|finish|fail|cancel|interrupt|retry): '/

function loggedActions(): string[] {
  const lines = readdirSync(store, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(store, file), 'utf8'))
    .filter((source) => source.includes('appendLog('))
    .flatMap((source) => source.split('\n'))
  const names = lines.filter((line) => NAMING.test(line)).flatMap((line) => [...line.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)])
  return [...new Set(names.map(([, name]) => name!))]
}

it('has words for everything that the store writes into the log', () => {
  const actions = loggedActions()
  expect(actions).toEqual(expect.arrayContaining(['photo-added', 'verdict-withdrawn', 'clue-brought-back', 'run-retried']))
  expect(actions.filter((name) => logStrings.action(name) === name)).toEqual([])
})
