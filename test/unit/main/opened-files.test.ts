import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acceleratorOf } from '../../../electron/main/accelerator.ts'
import { filesAmong, OpenedFiles } from '../../../electron/main/opened-files.ts'

test('only files are taken from a command line: no options, no folders, nothing that is not there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opened-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'photo.jpg'), 'x')
  writeFileSync(join(folder, '-rf.jpg'), 'x')
  expect(filesAmong(['photo.jpg', '-rf.jpg', '--library=x', '.', 'none.jpg', ''], folder)).toEqual([join(folder, 'photo.jpg')])
})

test('files wait until the page listens, and come at once from then on', () => {
  const opened = new OpenedFiles()
  const told: string[][] = []
  opened.add(['a'])
  opened.add([])
  opened.add(['b', 'c'])
  opened.listen((paths) => told.push(paths))
  opened.add(['d'])
  expect(told).toEqual([['a', 'b', 'c'], ['d']])
})

test.each([
  ['mod+shift+z', 'CommandOrControl+Shift+Z'],
  ['mod+enter', 'CommandOrControl+Enter'],
  ['mod+,', 'CommandOrControl+,'],
  ['j', 'J'],
  ['?', '?'],
])('the keys %s are written %s in the native menu', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator)
})
