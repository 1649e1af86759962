import { randomUUID } from 'node:crypto'
import type { PhotoId } from '../../contract/ids.ts'
import type { RunStage } from '../../contract/runs.ts'
import { cluesOf } from '../../core/clues/clues-of.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'
import { lastReader, replaceClues } from '../store/clues.ts'
import { getMetadata, saveMetadata } from '../store/photo-metadata.ts'
import { getPhoto } from '../store/photos.ts'

/** Changes whenever reading or the rules on what is read change, so that older libraries are read anew. */
const READER = 'metadata 1, text 1, rules 1'

export interface EvidenceOptions {
  signal?: AbortSignal
  onProgress?: (stage: Extract<RunStage, 'reading-metadata' | 'reading-text'>, fraction: number | null, message: string) => void
}

export interface PhotoEvidence {
  /** Reads what was not read yet (metadata, then text), and keeps the clues. A second caller waits for the first. */
  ensure(photoId: PhotoId, options?: EvidenceOptions): Promise<void>
}

export function createPhotoEvidence({ library, photos, places }: { library: Library; photos: Photos; places: PlaceLookup }): PhotoEvidence {
  const underWay = new Map<PhotoId, Promise<void>>()

  async function ensure(photoId: PhotoId, options: EvidenceOptions = {}): Promise<void> {
    const ahead = underWay.get(photoId)
    // The one ahead may have been cancelled for reasons of its own; what it left is done here.
    if (ahead) await ahead.catch(() => {})
    options.signal?.throwIfAborted()
    const reading = read(photoId, options)
    underWay.set(photoId, reading)
    try {
      await reading
    } finally {
      if (underWay.get(photoId) === reading) underWay.delete(photoId)
    }
  }

  async function read(photoId: PhotoId, { signal, onProgress }: EvidenceOptions): Promise<void> {
    const path = library.originalPath(getPhoto(library.read, photoId).sha256)
    let metadata = getMetadata(library.read, photoId)
    if (!metadata || lastReader(library.read, { photoId, source: 'metadata' }) !== READER) {
      onProgress?.('reading-metadata', null, 'Reading what the file says of itself')
      metadata = await photos.metadata(path, { signal })
      saveMetadata(library.write, { photoId, metadata }, library.stamp())
      const clues = cluesOf({ photoId, metadata, textLines: [], lookup: places, newId: randomUUID })
      replaceClues(library.write, { photoId, source: 'metadata', reader: READER, clues }, library.stamp())
    }
    if (lastReader(library.read, { photoId, source: 'text' }) === READER) return
    const textLines = await photos.text(path, {
      signal,
      onProgress: (fraction, message) => onProgress?.('reading-text', fraction, message),
    })
    const clues = cluesOf({ photoId, metadata: null, textLines, lookup: places, newId: randomUUID })
    replaceClues(library.write, { photoId, source: 'text', reader: READER, clues }, library.stamp())
  }

  return { ensure }
}
