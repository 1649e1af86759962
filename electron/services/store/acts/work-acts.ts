import { getPhoto } from '../photos.ts'
import { changeCase, changePhoto } from '../work.ts'
import type { ActHandlers } from './act-handlers.ts'

export const workActs: ActHandlers<'change-case' | 'change-photo'> = {
  'change-case': (db, act, stamp) => {
    const changes = changeCase(db, act, stamp)
    return { caseId: act.caseId, photoId: null, inverse: { ...act, changes } }
  },
  'change-photo': (db, act, stamp) => {
    const { caseId } = getPhoto(db, act.photoId)
    const changes = changePhoto(db, act, stamp)
    return { caseId, photoId: act.photoId, inverse: { ...act, changes } }
  },
}
