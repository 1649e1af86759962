// Views: remembered ways of looking at a photo. A view is a crop, a turn and tones of the original, never a new original.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { photoId, photoViewId } from './ids.ts'

/**
 * A rectangle on the upright photo, possibly turned. Shown upright, the photo is turned clockwise by `rotationDegrees`;
 * `widthPx` and `heightPx` lie along the sides as they are then seen. All lengths are pixels of the photo.
 */
export const viewRegion = z.object({
  centre: z.object({ x: z.number().min(-100_000).max(100_000), y: z.number().min(-100_000).max(100_000) }),
  widthPx: z.number().int().min(1).max(100_000),
  heightPx: z.number().int().min(1).max(100_000),
  rotationDegrees: z.number().gt(-180).max(180),
})

export const viewChannel = z.enum(['colour', 'red', 'green', 'blue', 'grey'])

/** `tones` is what counts, the new value of each of 256; the others say how it was made, so that it can be changed on. */
export const viewAdjustments = z.object({
  channel: viewChannel,
  blackPoint: z.number().int().min(0).max(254),
  whitePoint: z.number().int().min(1).max(255),
  gamma: z.number().min(0.1).max(10),
  equalise: z.boolean(),
  invert: z.boolean(),
  tones: z.array(z.number().int().min(0).max(255)).length(256),
})

/** How a view looks; never changed once it is kept, so that a run on it can be done again. */
export const viewLook = z.object({ region: viewRegion, adjustments: viewAdjustments.nullable() })

const viewName = z.string().trim().min(1).max(120)

export const photoView = viewLook.extend({
  id: photoViewId,
  photoId,
  name: z.string(),
  createdAt: z.iso.datetime(),
  author: z.string(),
})

/** What a run keeps of the view that it was shown. */
export const seenView = viewLook.extend({ id: photoViewId, name: z.string() })

/** Tiles of one photo at several sizes, the smallest first; the last is the photo's own size. */
export const tilePyramid = z.object({
  tileSidePx: z.number().int().positive(),
  levels: z.array(z.object({ widthPx: z.number().int().positive(), heightPx: z.number().int().positive() })).min(1),
})

export const tileEvent = z.discriminatedUnion('type', [
  /** 0..1 */
  z.object({ type: z.literal('tiles-progressed'), fraction: z.number() }),
  z.object({ type: z.literal('tiles-finished'), pyramid: tilePyramid }),
])

export const viewsContract = {
  list: oc.input(z.object({ photoId })).output(z.array(photoView)),
  add: oc.input(viewLook.extend({ photoId, name: viewName })).output(photoView),
  rename: oc.input(z.object({ viewId: photoViewId, name: viewName })).output(photoView),
  remove: oc.input(z.object({ viewId: photoViewId })).output(z.object({})),
  /** Cuts a large photo into tiles for the screen; they are then served under `photos/<id>/tiles/`. Stops when the caller lets go. */
  tiles: oc.input(z.object({ photoId })).output(eventIterator(tileEvent)),
}

export type ViewRegion = z.infer<typeof viewRegion>
export type ViewChannel = z.infer<typeof viewChannel>
export type ViewAdjustments = z.infer<typeof viewAdjustments>
export type ViewLook = z.infer<typeof viewLook>
export type PhotoView = z.infer<typeof photoView>
export type SeenView = z.infer<typeof seenView>
export type TilePyramid = z.infer<typeof tilePyramid>
export type TileEvent = z.infer<typeof tileEvent>
