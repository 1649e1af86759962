import { randomUUID } from 'node:crypto'
import type { Clue } from '../../contract/clues.ts'
import type { PhotoId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import type { RunStage } from '../../contract/runs.ts'
import { cluesOf } from '../../core/clues/clues-of.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { problemOf } from '../../core/problem.ts'
import { orAborted } from '../children/or-aborted.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'
import { lastReader, noteUnread, replaceClues } from '../store/clues.ts'
import { saveMetadata } from '../store/photo-metadata.ts'
import { getPhoto } from '../store/photos.ts'

/** Changes whenever reading or the rules on what is read change, so that older libraries are read anew. */
const READERS = { metadata: 'metadata 2, rules 1', text: 'metadata 1, text 1, rules 1' }

export interface EvidenceOptions {
  signal?: AbortSignal
  onProgress?: (stage: Extract<RunStage, 'reading-metadata' | 'reading-text'>, fraction: number | null, message: string) => void
}

export interface PhotoEvidence {
  /**
   * Reads what was not read yet (metadata, then text), and keeps the clues. A second caller waits for the first.
   * Resolves with what could not be read, which is tried again the next time; it is in the log.
   */
  ensure(photoId: PhotoId, options?: EvidenceOptions): Promise<Problem[]>
}

export function createPhotoEvidence({ library, photos, places }: { library: Library; photos: Photos; places: PlaceLookup }): PhotoEvidence {
  const underWay = new Map<PhotoId, Promise<Problem[]>>()

  async function ensure(photoId: PhotoId, options: EvidenceOptions = {}): Promise<Problem[]> {
    for (let ahead = underWay.get(photoId); ahead; ahead = underWay.get(photoId)) {
      options.signal?.throwIfAborted()
      options.onProgress?.('reading-text', null, 'The photo is being read already')
      // The one ahead may have been cancelled for reasons of its own; what it left is done here.
      const over = ahead.then(
        () => null,
        () => null,
      )
      await orAborted(over, options.signal)
    }
    const reading = read(photoId, options).finally(() => underWay.delete(photoId))
    underWay.set(photoId, reading)
    return reading
  }

  async function read(photoId: PhotoId, options: EvidenceOptions): Promise<Problem[]> {
    const path = library.originalPath(getPhoto(library.read, photoId).sha256)
    const problems: Problem[] = []
    for (const source of ['metadata', 'text'] as const) {
      if (lastReader(library.read, { photoId, source }) === READERS[source]) continue
      try {
        const clues = source === 'metadata' ? await cluesOfMetadata(photoId, path, options) : await cluesOfText(photoId, path, options)
        replaceClues(library.write, { photoId, source, reader: READERS[source], clues }, library.byProgram())
      } catch (error) {
        const problem = problemOf(error)
        if (!problem || options.signal?.aborted) throw error
        problems.push(problem)
        noteUnread(library.write, { photoId, source, problem }, library.byProgram())
      }
    }
    return problems
  }

  async function cluesOfMetadata(photoId: PhotoId, path: string, { signal, onProgress }: EvidenceOptions): Promise<Clue[]> {
    onProgress?.('reading-metadata', null, 'Reading what the file says of itself')
    const metadata = await photos.metadata(path, { signal })
    saveMetadata(library.write, { photoId, metadata }, library.byProgram())
    return cluesOf({ photoId, metadata, textLines: [], lookup: places, newId: randomUUID })
  }

  async function cluesOfText(photoId: PhotoId, path: string, { signal, onProgress }: EvidenceOptions): Promise<Clue[]> {
    const textLines = await photos.text(path, {
      signal,
      onProgress: (fraction, message) => onProgress?.('reading-text', fraction, message),
    })
    return cluesOf({ photoId, metadata: null, textLines, lookup: places, newId: randomUUID })
  }

  return { ensure }
}
