import type { PhotoMetadata } from '../../contract/photos.ts'
import type { TilePyramid } from '../../contract/views.ts'
import type { TextLine } from '../../core/clues/text-line.ts'
import type { OpenChild } from '../children/line.ts'
import type { RgbImage } from '../inference/engine-protocol.ts'
import { createReaderCalls, type TIME_LIMITS_MS } from './reader-calls.ts'
import type { PhotoInspection, PixelsRequest, TilesRequest } from './reader-protocol.ts'
import { installedTesseractFolder } from './tesseract-folder.ts'

export interface PhotoCall {
  signal?: AbortSignal
}

/** What can be asked of a photo's file. Everything is read in child processes; this process never decodes. */
export interface Photos {
  inspect(path: string, options?: PhotoCall): Promise<PhotoInspection>
  /** WebP, upright, without metadata, never enlarged. */
  preview(path: string, longestSidePx: number, options?: PhotoCall): Promise<Uint8Array>
  /** The photo, or a view of it, at the size the model is given, between the limits. */
  pixels(
    path: string,
    request: Omit<PixelsRequest, 'path' | 'view'> & Partial<Pick<PixelsRequest, 'view'>>,
    options?: PhotoCall,
  ): Promise<RgbImage>
  /** Cuts the photo into tiles below a folder that does not exist yet. Cancelled, it may leave that folder behind. */
  tiles(path: string, request: Omit<TilesRequest, 'path'>, options?: PhotoCall): Promise<TilePyramid>
  metadata(path: string, options?: PhotoCall): Promise<PhotoMetadata>
  text(path: string, options?: PhotoCall & { onProgress?: (fraction: number, message: string) => void }): Promise<TextLine[]>
  /** Process ids of the readers that live now; for tests and for the log. */
  readonly pids: { pictures: number | undefined; text: number | undefined }
  /** Ends the readers; calls under way fail. */
  close(): void
}

export interface PhotosOptions {
  openChild: OpenChild
  /** A folder with the person's own `*.traineddata`; where it is left out, one that the system has installed is used. */
  tesseractDataFolder?: string | null
  timeLimitsMs?: typeof TIME_LIMITS_MS
}

/** Every call rejects with `ProblemError`s in words for people (`photo-…`, `reader-died`), or with the signal's reason. */
export function createPhotos({ openChild, tesseractDataFolder = installedTesseractFolder(), timeLimitsMs }: PhotosOptions): Photos {
  // Three processes: previews do not wait behind a minute of text reading or behind tiles, which are cancelled by ending their
  // process, and the text models' memory is not added to a large photo's.
  const pictures = createReaderCalls({ openChild, timeLimitsMs })
  const tiles = createReaderCalls({ openChild, timeLimitsMs })
  const texts = createReaderCalls({ openChild, timeLimitsMs })
  return {
    inspect: (path, options) => pictures.call('inspect', { path }, options),
    preview: (path, longestSidePx, options) => pictures.call('preview', { path, longestSidePx }, options),
    pixels: (path, { view = null, ...limits }, options) => pictures.call('pixels', { path, ...limits, view }, options),
    tiles: (path, request, options) => tiles.call('tiles', { path, ...request }, options),
    metadata: (path, options) => pictures.call('metadata', { path }, options),
    text: (path, { signal, onProgress } = {}) =>
      texts.call('text', { path, tesseractDataFolder }, { signal, onEvent: ({ fraction, message }) => onProgress?.(fraction, message) }),
    get pids() {
      return { pictures: pictures.pid, text: texts.pid }
    },
    close: () => {
      pictures.close()
      tiles.close()
      texts.close()
    },
  }
}
