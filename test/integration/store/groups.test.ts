import { describe, expect, it } from 'vitest'
import type { Act } from '../../../electron/contract/acts.ts'
import type { GroupId } from '../../../electron/contract/ids.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { getGroup, listGroups } from '../../../electron/services/store/groups.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { newPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const [MARKET, QUAY] = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'] as GroupId[]

function caseOf(library: Library, names: string[]) {
  const { id: caseId } = createCase(library.write, { title: 'A case' }, library.stamp())
  const photoIds = names.map((name) => addPhoto(library.write, newPhoto(caseId, name), library.stamp()).photo.id)
  return { caseId, photoIds }
}

describe('groups of photos', () => {
  it('hold each photo once, and every step is undone and done again', () => {
    const library = openForTest()
    const { caseId, photoIds } = caseOf(library, ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'])
    const [a, b, c, d] = photoIds as [(typeof photoIds)[0], (typeof photoIds)[0], (typeof photoIds)[0], (typeof photoIds)[0]]
    const seen = () => listGroups(library.read, { caseId }).map((group) => [group.name, ...group.photoIds])
    const acts = [
      { type: 'group-photos', caseId, groupId: MARKET!, name: 'Market', photoIds: [b, a] },
      { type: 'group-photos', caseId, groupId: QUAY!, name: 'Quay', photoIds: [b, c] },
      { type: 'rename-group', groupId: QUAY!, name: 'The quay' },
      { type: 'group-photos', caseId, groupId: MARKET!, name: 'Market', photoIds: [d] },
      { type: 'regroup-photos', caseId, places: [c, b].map((photoId) => ({ photoId, groupId: null })) },
      { type: 'remove-photo', photoId: a },
    ] satisfies Act[]
    const states = [seen()]
    for (const act of acts) {
      perform(library.write, act, library.stamp())
      states.push(seen())
    }
    expect(states).toEqual([
      [],
      [['Market', a, b]],
      [
        ['Market', a],
        ['Quay', b, c],
      ],
      [
        ['Market', a],
        ['The quay', b, c],
      ],
      [
        ['Market', a, d],
        ['The quay', b, c],
      ],
      [['Market', a, d]],
      [['Market', d]],
    ])
    for (const state of states.slice(0, -1).toReversed()) {
      undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
      expect(seen()).toEqual(state)
    }
    for (const state of states.slice(1)) {
      redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
      expect(seen()).toEqual(state)
    }
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('hold photos of one case only, and leave everything as it was where they may not', () => {
    const library = openForTest()
    const here = caseOf(library, ['a.jpg'])
    const there = caseOf(library, ['b.jpg'])
    const photoIds = [...here.photoIds, ...there.photoIds]
    const act = { type: 'group-photos', caseId: here.caseId, groupId: MARKET!, name: 'Market', photoIds } as const
    expect(() => perform(library.write, act, library.stamp())).toThrow('photos of one case only')
    expect(listGroups(library.read, { caseId: here.caseId })).toEqual([])
    expect(() => getGroup(library.read, MARKET!)).toThrow('no such group')
    expect(actHistory(library.read, { caseId: here.caseId }).undo).toBeNull()
  })
})
