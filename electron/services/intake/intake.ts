import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { BatchId, CaseId, PhotoId } from '../../contract/ids.ts'
import type { AddedPhoto } from '../../contract/photos.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { ingest } from '../photos/ingest.ts'
import type { Photos } from '../photos/photos.ts'
import { notePhotoOfBatch } from '../store/batches.ts'
import { requireCase } from '../store/cases.ts'
import { addPhoto } from '../store/photo-changes.ts'
import { inTransaction } from '../store/transaction.ts'
import { inspectOriginal } from './inspect-original.ts'
import { joinBatch } from './join-batch.ts'
import { shownName } from './shown-name.ts'

export interface AddOptions {
  credit?: string
  /** What it is added together with; taking that back takes it out of the case. */
  batchId?: BatchId
  signal?: AbortSignal
}

export interface Intake {
  /** Copies the bytes, looks what they are, adds the photo to the case at once. Never throws for what is wrong with a file: that is in the result. */
  addFile(caseId: CaseId, path: string, options?: AddOptions): Promise<AddedPhoto>
}

export interface IntakeOptions {
  library: Library
  photos: Photos
  /** Told of every photo that can be opened, so that its clues can be read before anybody asks. */
  onAdded?: (photoId: PhotoId) => void
}

/** For those who wait for the photo, such as the command line; the page's files go through the queue. */
export function createIntake({ library, photos, onAdded }: IntakeOptions): Intake {
  return {
    async addFile(caseId, path, { credit, batchId, signal } = {}) {
      const fileName = shownName(basename(path))
      try {
        // Before any byte: what belongs to no case would lie in the library unseen.
        requireCase(library.read, caseId)
        const bytes = bytesOfFile(path)
        const { sha256, byteLength } = await ingest({ bytes, originalPath: library.originalPath, folder: library.folder, signal })
        const found = await inspectOriginal({ library, photos }, { caseId, fileName, sha256, byteLength, credit: credit ?? null }, signal)
        const { photo, alreadyHere } = inTransaction(library.write, () => {
          const added = addPhoto(library.write, found, library.stamp())
          if (batchId && !added.alreadyHere) {
            joinBatch(library, { caseId, batchId })
            notePhotoOfBatch(library.write, { batchId, photoId: added.photo.id })
          }
          return added
        })
        if (!found.problem) onAdded?.(photo.id)
        return { fileName, photo, alreadyHere, problem: found.problem }
      } catch (error) {
        const problem = problemOf(error)
        if (!problem) throw error
        return { fileName, photo: null, alreadyHere: false, problem }
      }
    },
  }
}

/** Opened when the first byte is wanted: a file that is not there then fails where it is read, not before. */
async function* bytesOfFile(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>
}
