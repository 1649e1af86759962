// What is done to the library as a whole, and to what comes into a case.
import { standBatch, takeBatchBack } from '../batches.ts'
import { changeSettings, currentSettings } from '../library-settings.ts'
import { arrangePacks, listedPacks } from '../map-packs.ts'
import type { ActHandlers } from './act-handlers.ts'

export const libraryActs: ActHandlers<'add-photos' | 'take-photos-back' | 'change-settings' | 'arrange-packs'> = {
  'add-photos': (db, { caseId, batchId }, stamp) => {
    standBatch(db, { caseId, batchId }, stamp)
    return { caseId, photoId: null, inverse: { type: 'take-photos-back', caseId, batchId } }
  },
  'take-photos-back': (db, { caseId, batchId }, stamp) => {
    takeBatchBack(db, { caseId, batchId }, stamp)
    return { caseId, photoId: null, inverse: { type: 'add-photos', caseId, batchId } }
  },
  'change-settings': (db, { changes }, stamp) => {
    const before = currentSettings(db)
    changeSettings(db, changes, stamp)
    const names = Object.keys(changes) as (keyof typeof before)[]
    return {
      ...{ caseId: null, photoId: null },
      inverse: { type: 'change-settings', changes: Object.fromEntries(names.map((name) => [name, before[name]])) },
    }
  },
  'arrange-packs': (db, { packs }, stamp) => {
    const before = listedPacks(db)
    arrangePacks(db, packs, stamp)
    return { caseId: null, photoId: null, inverse: { type: 'arrange-packs', packs: before } }
  },
}
