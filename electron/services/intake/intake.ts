import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { AddedPhoto } from '../../contract/photos.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { ingest } from '../photos/ingest.ts'
import type { Photos } from '../photos/photos.ts'
import type { PhotoInspection } from '../photos/reader-protocol.ts'
import { requireCase } from '../store/cases.ts'
import { addPhoto } from '../store/photo-changes.ts'

export interface IntakeItem {
  fileName: string
  bytes: AsyncIterable<Uint8Array>
  /** Credit and licence line of a photo that ships with the product. */
  credit?: string
}

export interface Intake {
  /** Copies the bytes, looks what they are, adds the photo to the case. Never throws for what is wrong with a file: that is in the result. */
  add(caseId: CaseId, item: IntakeItem, signal?: AbortSignal): Promise<AddedPhoto>
  addFile(caseId: CaseId, path: string, options?: { credit?: string; signal?: AbortSignal }): Promise<AddedPhoto>
}

/** Longer names are cut: they are shown, and never used as a path. */
const LONGEST_NAME = 255

export interface IntakeOptions {
  library: Library
  photos: Photos
  /** Told of every photo that can be opened, so that its clues can be read before anybody asks. */
  onAdded?: (photoId: PhotoId) => void
}

export function createIntake({ library, photos, onAdded }: IntakeOptions): Intake {
  async function add(caseId: CaseId, { fileName, bytes, credit }: IntakeItem, signal?: AbortSignal): Promise<AddedPhoto> {
    const name = shownName(fileName)
    try {
      // Before any byte: what belongs to no case would lie in the library unseen.
      requireCase(library.read, caseId)
      const original = await ingest({ bytes, originalPath: library.originalPath, folder: library.folder, signal })
      const inspected = await inspect(library.originalPath(original.sha256), signal)
      const { photo, alreadyHere } = addPhoto(
        library.write,
        {
          caseId,
          sha256: original.sha256,
          fileName: name,
          byteLength: original.byteLength,
          mediaType: inspected.inspection?.mediaType ?? 'application/octet-stream',
          widthPx: inspected.inspection?.widthPx ?? null,
          heightPx: inspected.inspection?.heightPx ?? null,
          perceptualHash: inspected.inspection?.perceptualHash ?? null,
          remarks: inspected.inspection?.remarks ?? [],
          problem: inspected.problem,
          credit: credit ?? null,
        },
        library.stamp(),
      )
      if (!inspected.problem) onAdded?.(photo.id)
      return { fileName: name, photo, alreadyHere, problem: inspected.problem }
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      return { fileName: name, photo: null, alreadyHere: false, problem }
    }
  }

  async function inspect(path: string, signal?: AbortSignal): Promise<{ inspection: PhotoInspection | null; problem: Problem | null }> {
    try {
      return { inspection: await photos.inspect(path, { signal }), problem: null }
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      return { inspection: null, problem }
    }
  }

  return {
    add,
    addFile: (caseId, path, { credit, signal } = {}) =>
      add(caseId, { fileName: basename(path), bytes: bytesOfFile(path), ...(credit && { credit }) }, signal),
  }
}

/** Opened when the first byte is wanted: a file that is not there then fails where it is read, not before. */
async function* bytesOfFile(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>
}

/** A name from outside, fit to be shown on one line: no control or direction-changing characters. */
function shownName(name: string): string {
  return (
    basename(name.replaceAll('\\', '/'))
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME)
      .toWellFormed() || 'photo'
  )
}
