import { expect, it } from 'vitest'
import type { OverviewFilter } from '../../../electron/contract/overview.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { overviewOfPhotos } from '../../../electron/services/store/overview.ts'
import { addPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { changePhoto } from '../../../electron/services/store/work.ts'
import { newPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const ALL: OverviewFilter = { text: '', foundIn: null, statuses: [], tags: [], assignees: [], precisions: [] }

it('pages sorted by case join into the whole list, in both directions, filtered or not', () => {
  const library = openForTest()
  // Two cases of one title stay apart; one is empty; photos arrive in turns.
  const cases = ['b', 'A', 'b', 'Empty', 'c'].map((title) => createCase(library.write, { title }, library.stamp()).id)
  const added = Array.from({ length: 24 }, (_, index) => {
    const of = [0, 1, 2, 4][index % 4]!
    const { photo } = addPhoto(library.write, newPhoto(cases[of]!, `${index}.jpg`), library.stamp())
    if (index % 3 === 0) changePhoto(library.write, { photoId: photo.id, changes: { status: 'ready' } }, library.stamp())
    return { of, name: photo.fileName, id: photo.id, ready: index % 3 === 0 }
  })
  removePhoto(library.write, { photoId: added[5]!.id }, library.stamp())
  const place = [1, 0, 2, -1, 3]
  const wholly = added.filter((_, index) => index !== 5).toSorted((a, b) => place[a.of]! - place[b.of]!)
  for (const statuses of [[], ['ready' as const]]) {
    for (const descending of [false, true]) {
      const expected = wholly.filter(({ ready }) => ready || statuses.length === 0).map(({ name }) => name)
      // Within a case too the order is turned round.
      if (descending) expected.reverse()
      const pages = [0, 5, 10, 15, 20, 25].flatMap(
        (offset) =>
          overviewOfPhotos(library.read, { filter: { ...ALL, statuses }, sort: { by: 'case', descending }, offset, limit: 5 }).rows,
      )
      expect(pages.map(({ fileName }) => fileName)).toEqual(expected)
    }
  }
  const found = { ...ALL, text: '11', statuses: ['to-do' as const] }
  expect(overviewOfPhotos(library.read, { filter: found, sort: { by: 'case', descending: false }, offset: 0, limit: 5 }).total).toBe(1)
})
