import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepWindowState, readWindowState } from '../../../electron/main/window-state.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-state-'))
  file = join(folder, 'window.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a window opens where it was closed', () => {
  const state = { bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximised: true }
  keepWindowState(file, state)
  expect(readWindowState(file, [SCREEN])).toEqual(state)
})

test('a window of a screen that is gone opens on one that is there', () => {
  keepWindowState(file, { bounds: { x: 3000, y: 50, width: 1200, height: 800 }, maximised: false })
  expect(readWindowState(file, [SCREEN])).toEqual({ bounds: null, maximised: false })
  expect(readWindowState(file, [SCREEN, { ...SCREEN, x: 1920 }]).bounds).not.toBeNull()
})

test('a window whose title would lie above the screen cannot be grasped there', () => {
  keepWindowState(file, { bounds: { x: 100, y: -400, width: 1200, height: 800 }, maximised: false })
  expect(readWindowState(file, [SCREEN]).bounds).toBeNull()
})

test.each(['', '{', '[]', 'null', '{"bounds":{"x":"1"}}', '{"bounds":{"x":0,"y":0,"width":1e99,"height":1}}'])(
  'what a full disk left (%s) opens a new window',
  (text) => {
    writeFileSync(file, text)
    expect(readWindowState(file, [SCREEN])).toEqual({ bounds: null, maximised: false })
  },
)
