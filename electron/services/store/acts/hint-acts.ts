import { addHint, changeHint, setHintRemoved } from '../hints.ts'
import { setOverlayRemoved } from '../overlays.ts'
import type { ActHandlers } from './act-handlers.ts'

export const hintActs: ActHandlers<'add-hint' | 'change-hint' | 'remove-hint' | 'bring-back-hint' | 'add-overlay' | 'remove-overlay'> = {
  'add-hint': (db, act, stamp) => {
    const { caseId, photoId } = addHint(db, act, stamp)
    return { caseId, photoId, inverse: { type: 'remove-hint', hintId: act.hintId } }
  },
  'change-hint': (db, { hintId, content }, stamp) => {
    const { id: _id, caseId, photoId, addedAt: _addedAt, author: _author, ...before } = changeHint(db, { hintId, content }, stamp)
    return { caseId, photoId, inverse: { type: 'change-hint', hintId, content: before } }
  },
  'remove-hint': (db, { hintId }, stamp) => {
    const { caseId, photoId } = setHintRemoved(db, { hintId, removed: true }, stamp)
    return { caseId, photoId, inverse: { type: 'bring-back-hint', hintId } }
  },
  'bring-back-hint': (db, { hintId }, stamp) => {
    const { caseId, photoId } = setHintRemoved(db, { hintId, removed: false }, stamp)
    return { caseId, photoId, inverse: { type: 'remove-hint', hintId } }
  },
  'add-overlay': (db, { overlayId }, stamp) => {
    const { caseId } = setOverlayRemoved(db, { overlayId, removed: false }, stamp)
    return { caseId, photoId: null, inverse: { type: 'remove-overlay', overlayId } }
  },
  'remove-overlay': (db, { overlayId }, stamp) => {
    const { caseId } = setOverlayRemoved(db, { overlayId, removed: true }, stamp)
    return { caseId, photoId: null, inverse: { type: 'add-overlay', overlayId } }
  },
}
