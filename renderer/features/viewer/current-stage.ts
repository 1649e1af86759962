import { createStore } from 'zustand/vanilla'
import type { PhotoPolygon } from '../../../electron/contract/clues.ts'
import type { StageController } from './stage/stage-controller.ts'
import { type Size, type Spot, type StageView, toStage } from './stage/stage-view.ts'
import { useViewer } from './store.ts'

/** Where the photo lies and what is pointed at. Read by what is drawn over the photo; the panels around never see it move. */
export interface StagePlace {
  view: StageView
  size: Size
  /** Photo px; may lie beside the photo. Null while nothing is pointed at. */
  point: Spot | null
  /** True where the point was moved with the arrow keys, and must be seen. */
  byKeys: boolean
}

export const stagePlace = createStore<StagePlace>()(() => ({
  view: { scale: 1, rotationDegrees: 0, centre: { x: 0, y: 0 } },
  size: { width: 1, height: 1 },
  point: null,
  byKeys: false,
}))

/** The stage on the page, for commands and panels that steer it; null while there is none, or while the photo is covered. */
let current: StageController | null = null

export function holdStage(stage: StageController | null): void {
  current = stage
  if (!stage) stagePlace.setState({ point: null, byKeys: false })
}

export const viewer = {
  fit: () => current?.fit(),
  actualSize: () => current?.actualSize(),
  zoomBy: (factor: number) => current?.zoomBy(factor),
  panBy: (x: number, y: number) => current?.panBy(x, y),
  reveal: (spot: Spot) => current?.reveal(spot),
  setLoupe: (loupe: Parameters<StageController['setLoupe']>[0]) => current?.setLoupe(loupe),
  repaint: () => current?.repaint(),
  focus: () => document.querySelector<HTMLElement>('.stage, .covered')?.focus(),
  isOpen: () => current !== null,
  /** Brings a part of the photo, in fractions of it, into sight. Does nothing while the photo is covered. */
  show(polygon: PhotoPolygon) {
    const { photo } = useViewer.getState()
    current?.show(polygon.map(({ x, y }) => ({ x: x * photo.width, y: y * photo.height })))
  },
  /**
   * Moves the photo, without zooming, where no part of the box is in sight; not while the person points at the photo,
   * from where a box is lit as well.
   */
  bringIntoSight(polygon: PhotoPolygon) {
    const { photo } = useViewer.getState()
    const { view, size, point } = stagePlace.getState()
    if (!current || (point && !stagePlace.getState().byKeys)) return
    const spots = polygon.map(({ x, y }) => ({ x: x * photo.width, y: y * photo.height }))
    const inSight = spots.some((spot) => {
      const at = toStage(view, size, spot)
      return at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height
    })
    if (!inSight) current.show(spots, view.scale)
  },
  /** The same for spots in photo px, filling the stage as far as pixels allow. */
  showSpots: (spots: readonly Spot[]) => current?.show(spots, 32),
}
