import { expect, test } from 'vitest'
import { logWords } from '../../../../electron/core/report/log-words.ts'

const told = (action: string, details: Record<string, string | number | boolean | null>) => logWords({ action, details })

test('an entry of the log reads as words: no ids, no names of fields, no versions of readers', () => {
  expect(
    told('hint-added', { hint: '0d1337f1-e439-4888-9edb-594140855257', side: 'inside', kind: 'polygon', strength: 'likely', on: true }),
  ).toBe('hint added · says: taken here · by: an area drawn on the map · strength: likely · counts: yes')
  expect(told('photo-added', { fileName: 'a.jpg', sha256: 'a'.repeat(64) })).toBe('photo added · file name: a.jpg')
  expect(told('clues-read', { source: 'text', reader: 'metadata 1, text 1', clues: 4 })).toBe(
    'clues read · source: text in the photo · clues: 4',
  )
})
test('a long detail is cut, an empty one left out', () => {
  expect(told('note-added', { text: 'x'.repeat(200), title: '', from: null })).toBe(`note added · text: ${'x'.repeat(90)}…`)
})
