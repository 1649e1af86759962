import { create } from 'zustand'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo, PhotoMetadata } from '../../../electron/contract/photos.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { keptIfSame, problemFrom } from '../../rpc/index.ts'
import { changedPhotos, getPhoto, removePhoto } from './api.ts'
import { paced } from './paced.ts'
import { withChanges } from './with-changes.ts'

interface PhotosState {
  caseId: CaseId | null
  /** Null until the case has been read. */
  photos: Photo[] | null
  problem: Problem | null
  /** The open photo's metadata; `photoId` says whose. */
  opened: { photoId: PhotoId; metadata: PhotoMetadata | null; textRead: boolean } | null
  openProblem: Problem | null
  removing: Photo | null
  load(caseId: CaseId): Promise<void>
  open(photoId: PhotoId | null): Promise<void>
  askToRemove(photo: Photo | null): void
  remove(photo: Photo): Promise<void>
}

export const usePhotos = create<PhotosState>()((set, get) => {
  // A case of thousands of photos is not read anew for each one that arrives.
  const pacedReads = new Map<CaseId, () => Promise<void>>()
  const readPaced = (caseId: CaseId) => {
    const read = pacedReads.get(caseId) ?? paced(() => readList(caseId))
    pacedReads.set(caseId, read)
    return read()
  }

  async function readList(caseId: CaseId): Promise<void> {
    try {
      const known = get().caseId === caseId && get().photos ? listVersion : null
      const changes = await changedPhotos(caseId, known)
      if (get().caseId !== caseId) return
      // Read meanwhile by another call: these changes are of a list that is no longer shown.
      if (known !== null && listVersion !== known) return
      listVersion = changes.version
      const photos = withChanges(get().photos, changes)
      if (photos !== get().photos || get().problem) set({ photos, problem: null })
    } catch (error) {
      if (get().caseId === caseId) set({ problem: problemFrom(error) })
    }
  }

  return {
    caseId: null,
    photos: null,
    problem: null,
    opened: null,
    openProblem: null,
    removing: null,
    async load(caseId) {
      if (get().caseId === caseId) return readPaced(caseId)
      set({ caseId, photos: null, problem: null })
      await readList(caseId)
    },
    async open(photoId) {
      set({ openProblem: null })
      if (!photoId) return set({ opened: null })
      if (get().opened?.photoId !== photoId) set({ opened: null })
      latestOpened = photoId
      try {
        const { metadata, textRead } = await getPhoto(photoId)
        if (latestOpened === photoId) set({ opened: keptIfSame(get().opened, { photoId, metadata, textRead }) })
      } catch (error) {
        if (latestOpened === photoId) set({ openProblem: problemFrom(error) })
      }
    },
    askToRemove(removing) {
      set({ removing })
    },
    async remove(photo) {
      set({ removing: null })
      try {
        await removePhoto(photo.id)
        await get().load(photo.caseId)
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
    },
  }
})

/** Of the list that is shown. */
let listVersion: number | null = null

/** Answers may come out of order: only the photo asked for last is shown. */
let latestOpened: PhotoId | null = null
