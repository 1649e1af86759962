import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isUpToDate, markDone } from '../../../../electron/hosts/setup/stamp.mjs'

let root: string
const step = { id: 'page', inputs: ['source', 'lock.json'], outputs: ['built/index.html'] }
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'))
  write('source/a.ts', 'a')
  write('source/deep/b.ts', 'b')
  write('lock.json', '{}')
  write('built/index.html', 'page')
  markDone(root, step)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a step is done while nothing changed', () => expect(isUpToDate(root, step)).toBe(true))

test('the same content with another time is still done, and is not hashed again', () => {
  utimesSync(join(root, 'source/a.ts'), 1, 1)
  expect(isUpToDate(root, step)).toBe(true)
  expect(isUpToDate(root, step)).toBe(true)
})

test.each([
  ['a changed file', () => write('source/deep/b.ts', 'c')],
  ['a new file', () => write('source/deep/c.ts', '')],
  ['a removed file', () => rmSync(join(root, 'source/a.ts'))],
  ['a renamed file', () => renameSync(join(root, 'source/a.ts'), join(root, 'source/z.ts'))],
  ['a missing output', () => rmSync(join(root, 'built/index.html'))],
  ['a stamp cut short', () => write('.cache/setup/page.json', '{"contentHash":"')],
])('%s means that it runs again', (_what, change) => {
  change()
  expect(isUpToDate(root, step)).toBe(false)
})

test('a step that never ran is not done', () => expect(isUpToDate(root, { ...step, id: 'other' })).toBe(false))
