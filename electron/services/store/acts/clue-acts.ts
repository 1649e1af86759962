import type { AnalystClue } from '../../../contract/analyst-clues.ts'
import { addAnalystClue, changeAnalystClue, setAnalystClueRemoved } from '../analyst-clues.ts'
import { getClue } from '../clues.ts'
import { getPhoto } from '../photos.ts'
import type { ActHandlers } from './act-handlers.ts'

export const clueActs: ActHandlers<'add-clue' | 'change-clue' | 'remove-clue' | 'bring-back-clue'> = {
  'add-clue': (db, act, stamp) => {
    const { photoId } = addAnalystClue(db, act, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'remove-clue', clueId: act.clueId } }
  },
  'change-clue': (db, { clueId, content }, stamp) => {
    const before = getClue(db, clueId)
    changeAnalystClue(db, { clueId, content }, stamp)
    const { caseId } = getPhoto(db, before.photoId)
    // Only the analyst's own can be changed, and those keep what was given.
    return { caseId, photoId: before.photoId, inverse: { type: 'change-clue', clueId, content: before.own as AnalystClue } }
  },
  'remove-clue': (db, { clueId }, stamp) => {
    const { photoId } = setAnalystClueRemoved(db, { clueId, removed: true }, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'bring-back-clue', clueId } }
  },
  'bring-back-clue': (db, { clueId }, stamp) => {
    const { photoId } = setAnalystClueRemoved(db, { clueId, removed: false }, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'remove-clue', clueId } }
  },
}
