import type { BatchId, CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { ChangedPhotos, LookAlikePhoto, Photo, PhotoMetadata, SimilarPhoto } from '../../../electron/contract/photos.ts'
import { problem } from '../../../electron/contract/problem.ts'
import { ProblemError } from '../../../electron/core/problem.ts'
import { client } from '../../rpc/index.ts'
import { photoStrings } from '../../strings/index.ts'

export const changedPhotos = (caseId: CaseId, known: number | null): Promise<ChangedPhotos> => client.photos.changed({ caseId, known })
export const getPhoto = (photoId: PhotoId): Promise<{ photo: Photo; metadata: PhotoMetadata | null; textRead: boolean }> =>
  client.photos.get({ photoId })
export const similarPhotos = (photoId: PhotoId): Promise<SimilarPhoto[]> => client.photos.similar({ photoId })
export const lookAlikes = (photoIds: PhotoId[]): Promise<LookAlikePhoto[]> => client.photos.alike({ photoIds })
export const removePhoto = (photoId: PhotoId) => client.photos.remove({ photoId })

/** Longest sides that the page asks previews for, px. */
export type PreviewSide = 320 | 1600 | 4096

/** Address of the upright photo as WebP, its longer side at most `side` px. */
export const previewAddress = (photoId: PhotoId, side: PreviewSide) => `photos/${photoId}/preview?side=${side}`

const uploadFailed = (status: number) =>
  new ProblemError({
    code: 'upload-failed',
    message: photoStrings.uploadFailed,
    remedy: photoStrings.uploadRemedy,
    details: { status },
  })

export interface HandedOver {
  caseId: CaseId
  /** What it is added together with. */
  batchId: BatchId
  file: File
}

/**
 * Hands one file's bytes to the library, which puts it into its queue. `fetch` cannot tell how far an upload is, hence XMLHttpRequest.
 * Rejects with the library's own problem, or an AbortError when `signal` fires.
 */
export function uploadPhoto({ caseId, batchId, file }: HandedOver, onSent: (fraction: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `intake/${caseId}?name=${encodeURIComponent(file.name)}&batch=${batchId}`)
    request.responseType = 'text'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onSent(event.loaded / event.total)
    }
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText)
        const told = problem.safeParse(body)
        if (request.status < 400) resolve()
        else reject(told.success ? new ProblemError(told.data) : uploadFailed(request.status))
      } catch {
        // An answer that is not JSON of the contract comes from something else than the library.
        reject(uploadFailed(request.status))
      }
    }
    request.onerror = () => reject(uploadFailed(0))
    request.onabort = () => reject(new DOMException('The upload was called off.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
