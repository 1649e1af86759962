import { getCare, getGraphicMark, setCare, setGraphicMark } from '../care.ts'
import { getPhoto } from '../photos.ts'
import { addView, renameView, setViewRemoved } from '../views.ts'
import type { ActHandlers } from './act-handlers.ts'

export const viewActs: ActHandlers<'add-view' | 'rename-view' | 'remove-view' | 'bring-back-view' | 'set-case-care' | 'mark-graphic'> = {
  'add-view': (db, act, stamp) => {
    const { caseId } = getPhoto(db, act.photoId)
    addView(db, act, stamp)
    return { caseId, photoId: act.photoId, inverse: { type: 'remove-view', viewId: act.viewId } }
  },
  'rename-view': (db, act, stamp) => {
    const { photoId, name } = renameView(db, act, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { ...act, name } }
  },
  'remove-view': (db, { viewId }, stamp) => {
    const { photoId } = setViewRemoved(db, { viewId, removed: true }, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'bring-back-view', viewId } }
  },
  'bring-back-view': (db, { viewId }, stamp) => {
    const { photoId } = setViewRemoved(db, { viewId, removed: false }, stamp)
    return { caseId: getPhoto(db, photoId).caseId, photoId, inverse: { type: 'remove-view', viewId } }
  },
  'set-case-care': (db, act, stamp) => {
    const { care } = getCare(db, act.caseId)
    setCare(db, act, stamp)
    return { caseId: act.caseId, photoId: null, inverse: { ...act, care } }
  },
  'mark-graphic': (db, act, stamp) => {
    const { caseId } = getPhoto(db, act.photoId)
    const graphic = getGraphicMark(db, act.photoId)
    setGraphicMark(db, act, stamp)
    return { caseId, photoId: act.photoId, inverse: { ...act, graphic } }
  },
}
