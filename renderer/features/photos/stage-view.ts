/** Where the photo lies in the stage: scale in screen px per photo px, and the photo's top left corner in stage px. */
export interface StageView {
  scale: number
  left: number
  top: number
}

export interface Size {
  width: number
  height: number
}

const LARGEST_SCALE = 16

/** The whole photo, centred, with a margin; small photos are not blown up beyond twice their pixels. */
export function fitView(photo: Size, stage: Size, marginPx = 16): StageView {
  const room = { width: Math.max(1, stage.width - marginPx * 2), height: Math.max(1, stage.height - marginPx * 2) }
  const scale = Math.min(room.width / photo.width, room.height / photo.height, 2)
  return centred({ scale, left: 0, top: 0 }, photo, stage)
}

function centred(view: StageView, photo: Size, stage: Size): StageView {
  return {
    scale: view.scale,
    left: (stage.width - photo.width * view.scale) / 2,
    top: (stage.height - photo.height * view.scale) / 2,
  }
}

/** Scales by `factor` so that the photo's point under (`x`, `y`) of the stage stays there. */
export function zoomAt(view: StageView, factor: number, x: number, y: number, photo: Size, stage: Size): StageView {
  const smallest = Math.min(fitView(photo, stage).scale, 1)
  const scale = Math.max(smallest, Math.min(LARGEST_SCALE, view.scale * factor))
  const applied = scale / view.scale
  return keepInside({ scale, left: x - (x - view.left) * applied, top: y - (y - view.top) * applied }, photo, stage)
}

/** Keeps a photo larger than the stage covering it, and centres one that is smaller, in each direction. */
export function keepInside(view: StageView, photo: Size, stage: Size): StageView {
  const within = (offset: number, sizePx: number, roomPx: number) =>
    sizePx <= roomPx ? (roomPx - sizePx) / 2 : Math.max(roomPx - sizePx, Math.min(0, offset))
  return {
    scale: view.scale,
    left: within(view.left, photo.width * view.scale, stage.width),
    top: within(view.top, photo.height * view.scale, stage.height),
  }
}
