import type { PhotoId } from '../../contract/ids.ts'
import { problemOf } from '../../core/problem.ts'
import type { PhotoEvidence } from './photo-evidence.ts'

export interface ReadAhead {
  /** Has arrived: is read when nothing else is waiting, in the order of arrival. */
  later(photoId: PhotoId): void
  /** Is being looked at: is read next. */
  next(photoId: PhotoId): void
}

/**
 * Reads metadata and text of photos before anybody asks for their answer, one at a time, so that the photo that
 * somebody looks at never waits behind a folder of them.
 */
export function createReadAhead(
  evidence: PhotoEvidence,
  { signal, onBug }: { signal: AbortSignal; onBug: (error: unknown) => void },
): ReadAhead {
  const waiting = new Set<PhotoId>()
  const looking = new Set<PhotoId>()
  // Once each: what could not be read is noted in the library, which asks the page to look again, and so on without end.
  const tried = new Set<PhotoId>()
  let reading = false

  async function drain(): Promise<void> {
    if (reading) return
    reading = true
    try {
      for (let photoId = first(); photoId && !signal.aborted; photoId = first()) await read(photoId)
    } finally {
      reading = false
    }
  }

  /** The photo looked at last, or else the one that has waited longest. */
  function first(): PhotoId | null {
    const photoId = [...looking].at(-1) ?? [...waiting][0] ?? null
    if (photoId) {
      looking.delete(photoId)
      waiting.delete(photoId)
    }
    return photoId
  }

  async function read(photoId: PhotoId): Promise<void> {
    try {
      await evidence.ensure(photoId, { signal })
    } catch (error) {
      // A photo that cannot be read says so when it is located; only a bug is news.
      if (!signal.aborted && !problemOf(error)) onBug(error)
    }
  }

  return {
    later(photoId) {
      tried.add(photoId)
      waiting.add(photoId)
      void drain()
    },
    next(photoId) {
      if (tried.has(photoId) && !waiting.has(photoId)) return
      tried.add(photoId)
      looking.add(photoId)
      void drain()
    },
  }
}
