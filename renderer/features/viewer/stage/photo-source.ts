import type { PhotoId } from '../../../../electron/contract/ids.ts'
import type { TilePyramid } from '../../../../electron/contract/views.ts'
import { wasCalledOff } from '../../../rpc/index.ts'
import { type PreviewSide, prepareTiles, previewAddress, tileAddress } from '../api.ts'
import type { PictureParts } from './picture.ts'
import type { Size } from './stage-view.ts'
import { createTileStore, type TileStore } from './tile-store.ts'

export interface PhotoSource extends PictureParts {
  /** Says how finely the photo is looked at, device px per photo px: what is missing for that is fetched. */
  need(density: number): void
  stopTiles(): void
  destroy(): void
}

export interface PhotoSourceOptions {
  photoId: PhotoId
  photo: Size
  onChanged: () => void
  /** The picture cannot be had at all. */
  onFailed: () => void
  /** 0..1 while tiles are being made; null when they are not, or not any more. */
  onTiles: (fraction: number | null) => void
  /** The photo stays as coarse as its preview. */
  onTilesFailed: (error: unknown) => void
  /** The small picture has come: the histogram is taken of it. */
  onWhole: (whole: ImageBitmap) => void
}

/** Previews hold every pixel of photos up to this size; larger ones are cut into tiles. */
export const LARGEST_WHOLE_PX = 4096
const FIRST_SIDES: readonly PreviewSide[] = [320, 1600]
/** 36 MB; a photo that fills a screen of 2560 × 1440 shows about thirty at once. */
const MOST_TILES = 36

/** The photo's pixels, no more of them than are looked at. */
export function createPhotoSource(options: PhotoSourceOptions): PhotoSource {
  const { photoId, photo, onChanged, onFailed, onTiles, onTilesFailed, onWhole } = options
  const longestPx = Math.max(photo.width, photo.height)
  const gone = new AbortController()
  let whole: ImageBitmap | null = null
  let wholeSide = 0
  let asked: PreviewSide | 0 = 0
  let tiles: { pyramid: TilePyramid; store: TileStore } | null = null
  let making: AbortController | null = null
  let gaveUp = false

  async function loadWhole(side: PreviewSide): Promise<void> {
    if (side <= asked) return
    asked = side
    try {
      const answer = await fetch(previewAddress(photoId, side), { signal: gone.signal })
      if (!answer.ok) throw new Error(`A preview came with status ${answer.status}`)
      const bitmap = await createImageBitmap(await answer.blob())
      // A smaller one may come later than a larger one.
      if (gone.signal.aborted || side < wholeSide) return bitmap.close()
      whole?.close()
      whole = bitmap
      wholeSide = side
      onWhole(bitmap)
      onChanged()
    } catch (error) {
      if (!wasCalledOff(error) && !whole) onFailed()
    }
  }

  async function makeTiles(): Promise<void> {
    if (making || tiles || gaveUp) return
    making = new AbortController()
    const { signal } = making
    try {
      for await (const event of await prepareTiles(photoId, AbortSignal.any([signal, gone.signal]))) {
        if (signal.aborted || gone.signal.aborted) break
        if (event.type === 'tiles-progressed') onTiles(event.fraction)
        else useTiles(event.pyramid)
      }
    } catch (error) {
      if (wasCalledOff(error) || signal.aborted || gone.signal.aborted) return
      gaveUp = true
      onTilesFailed(error)
    } finally {
      making = null
      if (!gone.signal.aborted) onTiles(null)
    }
  }

  function useTiles(pyramid: TilePyramid): void {
    const store = createTileStore({
      addressOf: ({ level, column, row }) => tileAddress(photoId, level, column, row),
      mostTiles: MOST_TILES,
      onArrived: onChanged,
      onGone: () => {
        if (tiles?.store !== store) return
        tiles = null
        store.destroy()
        onChanged()
      },
    })
    tiles = { pyramid, store }
    onChanged()
  }

  void loadWhole(FIRST_SIDES[0]!).then(() => loadWhole(FIRST_SIDES[1]!))
  return {
    get whole() {
      return whole
    },
    get tiles() {
      return tiles
    },
    need(density) {
      // A quarter more than there is would not be seen.
      if (density * longestPx <= 1600 * 1.25 || longestPx <= 1600) return
      if (longestPx <= LARGEST_WHOLE_PX) void loadWhole(4096)
      else void makeTiles()
    },
    stopTiles() {
      gaveUp = true
      making?.abort()
    },
    destroy() {
      gone.abort()
      making?.abort()
      whole?.close()
      tiles?.store.destroy()
    },
  }
}
