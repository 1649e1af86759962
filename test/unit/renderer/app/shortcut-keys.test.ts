import { expect, test } from 'vitest'
import { keysText, matchesKeys } from '../../../../renderer/app/shortcut-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('mod is Control, or Command on a Mac', () => {
  expect(matchesKeys('mod+o', press('o', { ctrlKey: true }), false)).toBe(true)
  expect(matchesKeys('mod+o', press('o', { metaKey: true }), true)).toBe(true)
  expect(matchesKeys('mod+o', press('o', { metaKey: true }), false)).toBe(false)
  expect(matchesKeys('mod+o', press('o'), false)).toBe(false)
})

test('a single key gives way to the browser’s own shortcuts', () => {
  expect(matchesKeys('j', press('j'), false)).toBe(true)
  expect(matchesKeys('j', press('J', { shiftKey: true }), false)).toBe(false)
  expect(matchesKeys('j', press('j', { ctrlKey: true }), false)).toBe(false)
  expect(matchesKeys('j', press('j', { altKey: true }), false)).toBe(false)
})

test('signs are typed with Shift on many keyboards', () => {
  expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true)
})

test('keys are named as on their caps', () => {
  expect(keysText('mod+enter', false)).toBe('Ctrl Enter')
  expect(keysText('mod+o', true)).toBe('⌘ O')
})
