import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { desktopProgram } from '../../../electron/hosts/start/desktop-program.ts'

let root: string
let binary: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'desktop-'))
  binary = join(root, 'node_modules', 'electron', 'dist', 'electron')
  mkdirSync(join(binary, '..'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))
const install = () => {
  writeFileSync(join(root, 'node_modules', 'electron', 'path.txt'), 'electron')
  writeFileSync(binary, '')
}

test('opens where the binary and a display are', () => {
  install()
  expect(desktopProgram(root, { DISPLAY: ':0' }, 'linux', 1000)).toEqual({ path: binary })
  expect(desktopProgram(root, {}, 'darwin', 501)).toEqual({ path: binary })
})
test('a binary elsewhere is taken from ELECTRON_PATH', () => {
  writeFileSync(join(root, 'my-electron'), '')
  expect(desktopProgram(root, { ELECTRON_PATH: join(root, 'my-electron') }, 'darwin', 501)).toEqual({ path: join(root, 'my-electron') })
})
test.each([
  ['no binary', () => {}, { DISPLAY: ':0' }, 1000, 'not installed'],
  [
    'a package whose download never ended',
    () => writeFileSync(join(root, 'node_modules', 'electron', 'path.txt'), 'electron'),
    { DISPLAY: ':0' },
    1000,
    'not installed',
  ],
  ['no display', install, {}, 1000, 'no display'],
  ['root', install, { WAYLAND_DISPLAY: 'w' }, 0, 'other than root'],
])('%s is a reason, told in half a sentence', (_what, prepare, env, userId, words) => {
  prepare()
  expect(desktopProgram(root, env, 'linux', userId)).toEqual({ missing: expect.stringContaining(words) })
})
