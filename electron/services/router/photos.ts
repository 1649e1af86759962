import type { PhotoId } from '../../contract/ids.ts'
import type { Intake } from '../intake/intake.ts'
import type { Library } from '../library/library.ts'
import { lastReader } from '../store/clues.ts'
import { removePhoto } from '../store/photo-changes.ts'
import { getMetadata } from '../store/photo-metadata.ts'
import { getPhoto, listPhotos } from '../store/photos.ts'
import type { ContractWithErrors } from './base.ts'

export interface PhotosRouterServices {
  library: Library
  intake: Intake
  /** Told of every photo that came in, so that its clues can be read before anybody asks. */
  onAdded: (photoId: PhotoId) => void
}

export function photosRouter({ photos }: ContractWithErrors, { library, intake, onAdded }: PhotosRouterServices) {
  return photos.router({
    list: photos.list.handler(({ input }) => listPhotos(library.read, input)),
    get: photos.get.handler(({ input }) => ({
      photo: getPhoto(library.read, input.photoId),
      metadata: getMetadata(library.read, input.photoId),
      textRead: lastReader(library.read, { photoId: input.photoId, source: 'text' }) !== null,
    })),
    addFiles: photos.addFiles.handler(async ({ input, signal }) => {
      const added = []
      for (const path of input.paths) {
        const one = await intake.addFile(input.caseId, path, { signal })
        if (one.photo && !one.problem) onAdded(one.photo.id)
        added.push(one)
      }
      return added
    }),
    remove: photos.remove.handler(({ input }) => removePhoto(library.write, input, library.stamp())),
  })
}
