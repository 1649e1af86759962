import { randomUUID } from 'node:crypto'
import type { BatchId, PhotoId } from '../../contract/ids.ts'
import type { Intake } from '../intake/intake.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { lastReader } from '../store/clues.ts'
import { getMetadata } from '../store/photo-metadata.ts'
import { changedPhotos, getPhoto, listPhotos } from '../store/photos.ts'
import { lookAlikes, similarPhotos } from '../store/similar-photos.ts'
import type { ContractWithErrors } from './base.ts'

export interface PhotosRouterServices {
  library: Library
  intake: Intake
  /** Told of the photo that somebody looks at. */
  onLookedAt: (photoId: PhotoId) => void
}

export function photosRouter({ photos }: ContractWithErrors, { library, intake, onLookedAt }: PhotosRouterServices) {
  return photos.router({
    list: photos.list.handler(({ input }) => listPhotos(library.read, input)),
    changed: photos.changed.handler(({ input }) => changedPhotos(library.read, input)),
    get: photos.get.handler(({ input: { photoId } }) => {
      const photo = getPhoto(library.read, photoId)
      const textRead = lastReader(library.read, { photoId, source: 'text' }) !== null
      if (!textRead && !photo.problem) onLookedAt(photoId)
      return { photo, metadata: getMetadata(library.read, photoId), textRead }
    }),
    addFiles: photos.addFiles.handler(async ({ input, signal }) => {
      const added = []
      const batchId = randomUUID() as string as BatchId
      for (const path of input.paths) added.push(await intake.addFile(input.caseId, path, { batchId, signal }))
      return added
    }),
    change: photos.change.handler(({ input }) => {
      perform(library.write, { type: 'change-photo', ...input }, library.stamp())
      return getPhoto(library.read, input.photoId)
    }),
    similar: photos.similar.handler(({ input }) => similarPhotos(library.read, input)),
    alike: photos.alike.handler(({ input }) => lookAlikes(library.read, input)),
    remove: photos.remove.handler(({ input }) => {
      perform(library.write, { type: 'remove-photo', ...input }, library.stamp())
      return {}
    }),
  })
}
