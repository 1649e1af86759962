import { describe, expect, it } from 'vitest'
import { act } from '../../../electron/contract/acts.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { CaseChanges, PhotoChanges } from '../../../electron/contract/work.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { getCase } from '../../../electron/services/store/cases.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { getPhoto } from '../../../electron/services/store/photos.ts'
import { search } from '../../../electron/services/store/search.ts'
import { vocabulary } from '../../../electron/services/store/vocabulary.ts'
import { caseWithPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const changeCase = (library: Library, caseId: CaseId, changes: CaseChanges) =>
  perform(library.write, act.parse({ type: 'change-case', caseId, changes }), library.stamp())
const changePhoto = (library: Library, photoId: PhotoId, changes: PhotoChanges) =>
  perform(library.write, act.parse({ type: 'change-photo', photoId, changes }), library.stamp())

function seen(library: Library, caseId: CaseId, photoId: PhotoId) {
  const { status, assignee, tags, fields } = getCase(library.read, caseId)
  const photo = getPhoto(library.read, photoId)
  const found = ['needs help', 'ana', 'urgent', 'source', 'telegram', 'shadow'].map(
    (query) => search(library.read, { query, limit: 9 }).length,
  )
  return { status, assignee, tags, fields, photo: { status: photo.status, tags: photo.tags }, found }
}

describe('properties of cases and photos', () => {
  it('are set, found by search, undone to the very beginning and done again to the very end', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const steps = [
      () => changeCase(library, caseId, { status: 'needs-help' }),
      () => changeCase(library, caseId, { assignee: 'Ana', tags: ['urgent', 'Beirut'] }),
      () =>
        changeCase(library, caseId, {
          fields: [
            { name: 'Source', value: 'Telegram' },
            { name: 'Deadline', value: '' },
          ],
        }),
      () => changePhoto(library, photoId, { tags: ['shadow'] }),
      () => changePhoto(library, photoId, { status: 'ready' }),
      () => changeCase(library, caseId, { status: 'closed', tags: [], fields: [] }),
    ]
    const states = [seen(library, caseId, photoId)]
    for (const step of steps) {
      step()
      states.push(seen(library, caseId, photoId))
    }
    expect(states[5]).toEqual({
      ...{ status: 'needs-help', assignee: 'Ana', tags: ['urgent', 'Beirut'] },
      fields: [
        { name: 'Source', value: 'Telegram' },
        { name: 'Deadline', value: '' },
      ],
      photo: { status: 'ready', tags: ['shadow'] },
      found: [1, 1, 1, 1, 1, 1],
    })
    for (const state of states.slice(0, -1).toReversed()) {
      undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    for (const state of states.slice(1)) {
      redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('stay text, whatever they say, and cannot disguise what stands beside them', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const hostile = [`<img src=x onerror=alert(1)>`, `'); DROP TABLE cases; --`, 'a\u202Egpj.exe\n\u0000b', '"] OR 1=1', '{{7*7}}']
    changeCase(library, caseId, { tags: hostile, assignee: hostile[0]!, fields: [{ name: hostile[1]!, value: hostile[0]! }] })
    changePhoto(library, photoId, { tags: hostile })
    const kept = [hostile[0], hostile[1], 'a gpj.exe b', hostile[3], hostile[4]]
    expect(getCase(library.read, caseId)).toMatchObject({
      tags: kept,
      assignee: hostile[0],
      fields: [{ name: hostile[1], value: hostile[0] }],
    })
    expect(getPhoto(library.read, photoId).tags).toEqual(kept)
    expect(
      vocabulary(library.read)
        .tags.map(({ tag, count }) => [tag, count])
        .sort(),
    ).toEqual(kept.map((tag) => [tag, 2]).sort())
    expect(search(library.read, { query: 'DROP TABLE', limit: 9 })).not.toEqual([])
    for (const bad of [{ tags: [' '] }, { tags: ['x'.repeat(61)] }, { status: 'done' }, { fields: [{ name: '', value: 'x' }] }])
      expect(act.safeParse({ type: 'change-case', caseId, changes: bad }).success).toBe(false)
  })

  it('hold a tag once, however it is capitalised', () => {
    const library = openForTest()
    const { caseId } = caseWithPhoto(library)
    changeCase(library, caseId, { tags: ['Urgent', 'urgent', 'night', 'URGENT'] })
    expect(getCase(library.read, caseId).tags).toEqual(['Urgent', 'night'])
  })
})
