// What the workbench process asks of the reader, the child process in which hostile bytes are opened.
import type { PhotoMetadata } from '../../contract/photos.ts'
import type { TilePyramid, ViewLook } from '../../contract/views.ts'
import type { TextLine } from '../../core/clues/text-line.ts'
import type { ImageTokenLimits } from '../../core/photos/size-in-tokens.ts'
import type { RgbImage } from '../inference/engine-protocol.ts'

/** What a photo turns out to be once opened. */
export interface PhotoInspection {
  /** By content, never by name: `image/jpeg`. */
  mediaType: string
  /** Upright, after the orientation tag. */
  widthPx: number
  heightPx: number
  /** What to know of it, in plain sentences: `The first of 12 frames is used.` */
  remarks: string[]
  /** 64-bit difference hash of the upright photo, 16 hexadecimal digits: near-duplicates differ in few bits. */
  perceptualHash: string
}

/** The limits are of the picture given to the model. */
export interface PixelsRequest extends ImageTokenLimits {
  path: string
  /** What of the photo is shown; all of it where this is null. */
  view: ViewLook | null
}

export interface TilesRequest {
  path: string
  /** A folder that does not exist yet; `<level>/<column>_<row>.jpeg` are written below it. */
  folder: string
  tileSidePx: number
}

export interface TextRequest {
  path: string
  /** A folder with the user's own `*.traineddata` files; null = only what ships. */
  tesseractDataFolder: string | null
}

export interface PreviewRequest {
  path: string
  longestSidePx: number
}

export type TextEvent = { type: 'text-progressed'; fraction: number; message: string }

/** Every `path` names an original that nobody changes while it is read. */
export type ReaderProtocol = {
  inspect: { params: { path: string }; event: never; result: PhotoInspection }
  /** WebP, upright, never enlarged. */
  preview: { params: PreviewRequest; event: never; result: Uint8Array }
  /** Cuts the upright photo into JPEG tiles at its own size, at half of it, and so on down to one tile. */
  tiles: { params: TilesRequest; event: never; result: TilePyramid }
  pixels: { params: PixelsRequest; event: never; result: RgbImage }
  metadata: { params: { path: string }; event: never; result: PhotoMetadata }
  text: { params: TextRequest; event: TextEvent; result: TextLine[] }
}
