import type { CaseId, Sha256 } from '../../contract/ids.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'
import type { NewPhoto } from '../store/photo-changes.ts'

/** A file whose bytes are in the library already. */
export interface ArrivedFile {
  caseId: CaseId
  fileName: string
  sha256: Sha256
  byteLength: number
  credit: string | null
}

/** What the bytes turn out to be. A photo that cannot be opened is a photo of the case all the same, with its problem. */
export async function inspectOriginal(
  { library, photos }: { library: Library; photos: Photos },
  file: ArrivedFile,
  signal?: AbortSignal,
): Promise<NewPhoto> {
  try {
    const { mediaType, widthPx, heightPx, perceptualHash, remarks } = await photos.inspect(library.originalPath(file.sha256), { signal })
    return { ...file, mediaType, widthPx, heightPx, perceptualHash, remarks, problem: null }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    const unknown = { mediaType: 'application/octet-stream', widthPx: null, heightPx: null, perceptualHash: null, remarks: [] }
    return { ...file, ...unknown, problem }
  }
}
