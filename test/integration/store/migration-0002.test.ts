import { expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { actHistory, perform } from '../../../electron/services/store/acts/acts.ts'
import { listNotes } from '../../../electron/services/store/notes.ts'
import { listVerdicts } from '../../../electron/services/store/verdicts.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('keeps notes and verdicts in sight, and gives them a way back', () => {
  const db = upgraded({ from: 1, rows: FIRST_ROWS })
  const caseId = FIRST_CASE as CaseId
  const photoId = FIRST_PHOTO as PhotoId
  const [note] = listNotes(db, { caseId })
  expect(note).toMatchObject({ text: 'Seen before.' })
  expect(listVerdicts(db, { photoId })).toMatchObject([{ placeName: 'Lisboa', withdrawn: false, number: 1 }])
  expect(actHistory(db, { caseId })).toEqual({ undo: null, redo: null })
  perform(db, { type: 'retract-note', noteId: note!.id }, { actor: 'ana', now: new Date() })
  expect(listNotes(db, { caseId })).toEqual([])
})
