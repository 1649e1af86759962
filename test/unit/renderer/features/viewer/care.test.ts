import { describe, expect, test } from 'vitest'
import type { PhotoId } from '../../../../../electron/contract/ids.ts'
import { careRules } from '../../../../../renderer/features/viewer/care/care-sheet.ts'
import { asksForCover, isCovered } from '../../../../../renderer/features/viewer/care/care-store.ts'

const [graphic, harmless, unmarked] = ['graphic', 'harmless', 'unmarked'] as string[] as [PhotoId, PhotoId, PhotoId]
const marks = new Map([
  [graphic, true],
  [harmless, false],
])
const nobody = { marks, shown: new Set<PhotoId>(), problem: null }

describe('which photos are covered', () => {
  test.each([
    ['off', 'all', []],
    ['blur', 'marked', [graphic]],
    ['blur', 'all', [graphic, unmarked]],
  ] as const)('look %s, scope %s', (look, scope, expected) => {
    const care = { look, scope }
    expect([graphic, harmless, unmarked].filter((id) => asksForCover({ care, marks }, id))).toEqual(expected)
    expect([graphic, harmless, unmarked].filter((id) => isCovered({ ...nobody, care }, id))).toEqual(expected)
  })

  test('nothing large is shown before it is known, and a failure to know covers', () => {
    expect(isCovered({ ...nobody, care: null }, unmarked)).toBeNull()
    expect(isCovered({ ...nobody, care: null, problem: { code: 'x', message: 'x', remedy: 'x' } }, unmarked)).toBe(true)
  })

  test('what was shown by hand is not covered', () => {
    const care = { look: 'blur', scope: 'marked' } as const
    expect(isCovered({ ...nobody, care, shown: new Set([graphic]) }, graphic)).toBe(false)
  })
})

describe('the rules for thumbnails', () => {
  test('cover the marked ones alone, or all but the harmless ones', () => {
    expect(careRules({ ...nobody, care: { look: 'grey', scope: 'marked' } })).toMatch(
      /^img\[src\*="photos\/graphic\/"\] \{ filter: grayscale/,
    )
    const all = careRules({ ...nobody, care: { look: 'blur', scope: 'all' } })
    expect(all).toContain('img[src^="photos/"] { filter: blur')
    expect(all).toContain('img[src*="photos/harmless/"] { filter: none; }')
    expect(all).not.toContain('photos/graphic/')
  })

  test('say nothing where care is off, and cover everything before it is known', () => {
    expect(careRules({ ...nobody, care: { look: 'off', scope: 'all' } })).toBe('')
    expect(careRules({ ...nobody, care: null })).toContain('img[src^="photos/"] { filter: blur')
  })
})
