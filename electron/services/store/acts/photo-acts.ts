import { getClue, setClueStanding } from '../clues.ts'
import { bringBackPhoto, removePhoto } from '../photo-changes.ts'
import { getPhoto } from '../photos.ts'
import { decideVerdict, setVerdictWithdrawn } from '../verdicts.ts'
import type { ActHandlers } from './act-handlers.ts'

export const photoActs: ActHandlers<
  'judge-clue' | 'decide-verdict' | 'withdraw-verdict' | 'reinstate-verdict' | 'remove-photo' | 'bring-back-photo'
> = {
  'judge-clue': (db, act, stamp) => {
    const { photoId, standing } = getClue(db, act.clueId)
    setClueStanding(db, act, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { ...act, standing } }
  },
  'decide-verdict': (db, { verdict }, stamp) => {
    const { number, photoId } = decideVerdict(db, verdict, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'withdraw-verdict', verdictNumber: number } }
  },
  'withdraw-verdict': (db, { verdictNumber }, stamp) => {
    const { caseId, photoId } = setVerdictWithdrawn(db, { verdictNumber, withdrawn: true }, stamp)
    return { caseId, photoId, inverse: { type: 'reinstate-verdict', verdictNumber } }
  },
  'reinstate-verdict': (db, { verdictNumber }, stamp) => {
    const { caseId, photoId } = setVerdictWithdrawn(db, { verdictNumber, withdrawn: false }, stamp)
    return { caseId, photoId, inverse: { type: 'withdraw-verdict', verdictNumber } }
  },
  'remove-photo': (db, { photoId }, stamp) => {
    const { caseId } = getPhoto(db, photoId)
    removePhoto(db, { photoId }, stamp)
    return { caseId, photoId, inverse: { type: 'bring-back-photo', photoId } }
  },
  'bring-back-photo': (db, { photoId }, stamp) => {
    const { caseId } = bringBackPhoto(db, { photoId }, stamp)
    return { caseId, photoId, inverse: { type: 'remove-photo', photoId } }
  },
}
