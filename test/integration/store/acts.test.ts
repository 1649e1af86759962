import { describe, expect, it } from 'vitest'
import type { CaseId, NoteId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { getCase } from '../../../electron/services/store/cases.ts'
import { listClues, replaceClues } from '../../../electron/services/store/clues.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { listNotes } from '../../../electron/services/store/notes.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { search } from '../../../electron/services/store/search.ts'
import { listVerdicts } from '../../../electron/services/store/verdicts.ts'
import { caseWithPhoto, newPhoto, textClue } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const NOTE = '99999999-9999-4999-8999-999999999999' as NoteId
const lisbon = {
  precision: 'city',
  placeId: null,
  placeName: 'Lisboa',
  countryCode: 'PT',
  at: null,
  reasons: 'The tram.',
  against: '',
} as const

function undo(library: Library, caseId: CaseId) {
  return undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
}
function redo(library: Library, caseId: CaseId) {
  return redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
}
/** All that an analyst sees of a case. */
function seen(library: Library, caseId: CaseId, photoId: PhotoId) {
  return {
    title: getCase(library.read, caseId).title,
    photos: listPhotos(library.read, { caseId }).map(({ fileName }) => fileName),
    notes: listNotes(library.read, { caseId }).map(({ text }) => text),
    standings: listClues(library.read, { photoId }).map(({ standing }) => standing),
    verdicts: listVerdicts(library.read, { photoId }).flatMap(({ withdrawn, placeName }) => (withdrawn ? [] : [placeName])),
    found: ['tram', 'padaria', 'quay', 'lisboa'].map((query) => search(library.read, { query, limit: 9 }).length),
  }
}

describe('acts', () => {
  it('are undone one by one to the very beginning, and done again to the very end', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    replaceClues(library.write, { photoId, source: 'text', reader: 'test', clues: [textClue('padaria')] }, library.stamp())
    const [clue] = listClues(library.read, { photoId })
    const acts = [
      { type: 'rename-case', caseId, title: 'Quay' },
      { type: 'judge-clue', clueId: clue!.id, standing: 'rejected' },
      { type: 'add-note', noteId: NOTE, caseId, photoId, text: 'A tram passes.' },
      { type: 'decide-verdict', verdict: { photoId, ...lisbon } },
      { type: 'judge-clue', clueId: clue!.id, standing: 'accepted' },
      { type: 'remove-photo', photoId },
    ] as const
    const states = [seen(library, caseId, photoId)]
    for (const act of acts) {
      perform(library.write, act, library.stamp())
      states.push(seen(library, caseId, photoId))
    }
    for (const state of states.slice(0, -1).toReversed()) {
      undo(library, caseId)
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    expect(actHistory(library.read, { caseId }).undo).toBeNull()
    for (const state of states.slice(1)) {
      redo(library, caseId)
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    expect(actHistory(library.read, { caseId }).redo).toBeNull()
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('forget what was undone once something new is done', () => {
    const library = openForTest()
    const { caseId } = caseWithPhoto(library)
    perform(library.write, { type: 'rename-case', caseId, title: 'One' }, library.stamp())
    undo(library, caseId)
    perform(library.write, { type: 'rename-case', caseId, title: 'Two' }, library.stamp())
    expect(actHistory(library.read, { caseId })).toMatchObject({ undo: { act: { title: 'Two' } }, redo: null })
  })

  it('are not undone behind the back of what was done since, and the log tells every step', () => {
    const library = openForTest()
    const { caseId } = caseWithPhoto(library)
    perform(library.write, { type: 'rename-case', caseId, title: 'One' }, library.stamp())
    const shown = actHistory(library.read, { caseId }).undo!
    perform(library.write, { type: 'rename-case', caseId, title: 'Two' }, library.stamp())
    expect(() => undoAct(library.write, { caseId, number: shown.number }, library.stamp())).toThrow('nothing to undo')
    expect(getCase(library.read, caseId).title).toBe('Two')
    undo(library, caseId)
    expect(listLog(library.read, { limit: 2 }).map(({ action }) => action)).toEqual(['act-undone', 'case-renamed'])
  })

  it('leave everything as it was where the way back is barred', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const [photo] = listPhotos(library.read, { caseId })
    perform(library.write, { type: 'remove-photo', photoId }, library.stamp())
    addPhoto(library.write, { ...newPhoto(caseId), sha256: photo!.sha256, fileName: 'again.jpg' }, library.stamp())
    expect(() => undo(library, caseId)).toThrow('added to this case again')
    expect(listPhotos(library.read, { caseId }).map(({ fileName }) => fileName)).toEqual(['again.jpg'])
    expect(actHistory(library.read, { caseId }).undo).toMatchObject({ act: { type: 'remove-photo' } })
  })
})
