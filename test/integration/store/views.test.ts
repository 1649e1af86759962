import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../electron/contract/acts.ts'
import type { CaseId, PhotoId, PhotoViewId } from '../../../electron/contract/ids.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { getCare } from '../../../electron/services/store/care.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { getView, listViews } from '../../../electron/services/store/views.ts'
import { caseWithPhoto, SETTINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const LOOK = { region: { centre: { x: 320, y: 240 }, widthPx: 100, heightPx: 80, rotationDegrees: -7.5 }, adjustments: null }

function seen(library: Library, caseId: CaseId, photoId: PhotoId) {
  return { views: listViews(library.read, { photoId }).map(({ name, region }) => ({ name, region })), ...getCare(library.read, caseId) }
}

describe('views and care', () => {
  it('go back step by step and forth again, and the log tells it', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const viewId = randomUUID() as string as PhotoViewId
    const acts: Act[] = [
      { type: 'add-view', viewId, photoId, name: 'The shop sign', ...LOOK },
      { type: 'rename-view', viewId, name: 'Sign above the door' },
      { type: 'mark-graphic', photoId, graphic: true },
      { type: 'set-case-care', caseId, care: { look: 'blur-and-grey', scope: 'all' } },
      { type: 'mark-graphic', photoId, graphic: false },
      { type: 'mark-graphic', photoId, graphic: null },
      { type: 'remove-view', viewId },
    ]
    const states = [seen(library, caseId, photoId)]
    for (const act of acts) {
      perform(library.write, act, library.stamp())
      states.push(seen(library, caseId, photoId))
    }
    expect(states[0]).toEqual({ views: [], care: { look: 'blur', scope: 'marked' }, marks: [] })
    expect(states[2]!.views).toEqual([{ name: 'Sign above the door', region: LOOK.region }])
    expect(states[4]).toMatchObject({ care: { look: 'blur-and-grey', scope: 'all' }, marks: [{ photoId, graphic: true }] })
    for (const state of states.slice(0, -1).reverse()) {
      undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    for (const state of states.slice(1)) {
      redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    expect(listLog(library.read, { limit: 100 }).map(({ action }) => action)).toContain('view-brought-back')
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('a view cannot be changed or deleted behind the runs that were shown it, and stays known when removed', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const viewId = randomUUID() as string as PhotoViewId
    perform(library.write, { type: 'add-view', viewId, photoId, name: 'Sign', ...LOOK }, library.stamp())
    expect(() => library.write.exec(`UPDATE photo_views SET region = '{}'`)).toThrow('never changed')
    expect(() => library.write.exec('DELETE FROM photo_views')).toThrow('never deleted')
    const run = { photoId, settings: SETTINGS, modelKind: 'test' as const, rerunOf: null, sessionId: library.session }
    expect(queueRun(library.write, { ...run, viewId }, library.stamp()).viewId).toBe(viewId)
    perform(library.write, { type: 'remove-view', viewId }, library.stamp())
    expect(listViews(library.read, { photoId })).toEqual([])
    expect(getView(library.read, viewId).region).toEqual(LOOK.region)
    const other = caseWithPhoto(library)
    expect(() => queueRun(library.write, { ...run, photoId: other.photoId, viewId }, library.stamp())).toThrow('belongs to another photo')
  })
})
