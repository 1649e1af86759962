import { setFolderWatched } from '../watched-folders.ts'
import type { ActHandlers } from './act-handlers.ts'

export const folderActs: ActHandlers<'watch-folder' | 'unwatch-folder'> = {
  'watch-folder': (db, { caseId, path }, stamp) => {
    setFolderWatched(db, { caseId, path, watched: true }, stamp)
    return { caseId, photoId: null, inverse: { type: 'unwatch-folder', caseId, path } }
  },
  'unwatch-folder': (db, { caseId, path }, stamp) => {
    setFolderWatched(db, { caseId, path, watched: false }, stamp)
    return { caseId, photoId: null, inverse: { type: 'watch-folder', caseId, path } }
  },
}
