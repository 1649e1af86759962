import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Group } from '../../../../../electron/contract/groups.ts'
import type { CaseId, GroupId, PhotoId } from '../../../../../electron/contract/ids.ts'
import type { Photo } from '../../../../../electron/contract/photos.ts'
import { type ListRow, listRows, photosBetween } from '../../../../../renderer/features/photos/list-rows.ts'

const photo = (id: string) => ({ id, fileName: id }) as unknown as Photo
const group = (id: string, ...photoIds: string[]): Group => ({
  id: id as GroupId,
  caseId: 'case' as CaseId,
  name: id,
  photoIds: photoIds as PhotoId[],
})
const shown = (rows: readonly ListRow[]) => rows.map((row) => (row.kind === 'group' ? `[${row.id}]` : row.id)).join(' ')
const photos = ['a', 'b', 'c', 'd', 'e'].map(photo)

it('keeps the photos of a group together, where the first of them stands', () => {
  expect(shown(listRows(photos, [], new Set()))).toBe('a b c d e')
  const groups = [group('G', 'b', 'e'), group('H', 'c', 'gone')]
  expect(shown(listRows(photos, groups, new Set()))).toBe('a [G] b e [H] c d')
  expect(shown(listRows(photos, groups, new Set(['G' as GroupId])))).toBe('a [G] [H] c d')
})

it('chooses from one row to another, either way; of a heading its photos in between, not itself', () => {
  const rows = listRows(photos, [group('G', 'b', 'e')], new Set())
  expect(photosBetween(rows, 'a', 'e')).toEqual(['a', 'b', 'e'])
  expect(photosBetween(rows, 'c', 'G')).toEqual(['b', 'e', 'c'])
  expect(photosBetween(rows, 'gone', 'a')).toEqual([])
})

it('lists every photo exactly once, however they are grouped', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }), (homes) => {
      const all = homes.map((_, index) => photo(`p${index}`))
      const groups = [1, 2, 3, 4]
        .map((home) => group(`g${home}`, ...homes.flatMap((one, index) => (one === home ? [`p${index}`] : []))))
        .filter(({ photoIds }) => photoIds.length > 0)
      const rows = listRows(all, groups, new Set())
      const ids = rows.flatMap((row) => (row.kind === 'photo' ? [row.id] : []))
      expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      expect(rows.filter(({ kind }) => kind === 'group')).toHaveLength(groups.length)
    }),
  )
})
