import { getGroup, makeGroup, placePhotos, renameGroup } from '../groups.ts'
import type { ActHandlers } from './act-handlers.ts'

export const groupActs: ActHandlers<'group-photos' | 'regroup-photos' | 'rename-group'> = {
  'group-photos': (db, { caseId, groupId, name, photoIds }, stamp) => {
    makeGroup(db, { caseId, groupId, name }, stamp)
    const places = placePhotos(db, { caseId, places: photoIds.map((photoId) => ({ photoId, groupId })) }, stamp)
    // A group that nothing is in is not shown: nothing else has to be taken back.
    return { caseId, photoId: null, inverse: { type: 'regroup-photos', caseId, places } }
  },
  'regroup-photos': (db, { caseId, places }, stamp) => {
    const before = placePhotos(db, { caseId, places }, stamp)
    return { caseId, photoId: null, inverse: { type: 'regroup-photos', caseId, places: before } }
  },
  'rename-group': (db, act, stamp) => {
    const { caseId, name } = getGroup(db, act.groupId)
    renameGroup(db, act, stamp)
    return { caseId, photoId: null, inverse: { ...act, name } }
  },
}
