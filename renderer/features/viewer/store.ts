import { create } from 'zustand'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { PhotoView, ViewLook } from '../../../electron/contract/views.ts'
import { arePlain, PLAIN_TONES, type ToneSettings, toneCurve } from '../../../electron/core/photos/tones.ts'
import { problemFrom } from '../../rpc/index.ts'
import { type Size, wrappedDegrees } from './stage/stage-view.ts'
import { type CropFrame, frameOfRegion, regionOfFrame, wholeFrame } from './tools/crop-frame.ts'
import { type Line, levelledRotationDegrees, ratioOf } from './tools/measuring.ts'

export type ToolName = 'adjust' | 'crop' | 'measure' | 'magnifier'

interface PhotoState {
  photoId: PhotoId | null
  photo: Size
  rotationDegrees: number
  tones: ToneSettings
  /** Brightness values of the whole photo, from its preview. */
  histogram: Uint32Array | null
  /** The original is shown for as long as this is held. */
  original: boolean
  tool: ToolName | null
  crop: CropFrame | null
  /** Two at most: of a third, the oldest gives way. */
  lines: readonly Line[]
  /** The real length of a line, where somebody knows it. */
  known: { index: number; length: number } | null
  /** Second length for one of the first; for the sun: shadow for height. */
  lastRatio: number | null
  magnification: number
  /** The kept view that the stage shows. */
  shownView: PhotoView | null
  /** 0..1 while full detail is being prepared. */
  tilesFraction: number | null
  problem: Problem | null
}

interface ViewerState extends PhotoState {
  open(photo: Photo): void
  turnBy(degrees: number): void
  turnTo(degrees: number): void
  setTones(changes: Partial<ToneSettings>): void
  reset(): void
  setTool(tool: ToolName | null): void
  setLines(lines: readonly Line[]): void
  levelBy(line: Line): void
  showView(view: PhotoView | null): void
  /** How the stage shows the photo now: the crop, or all of it; for a view to be kept. */
  look(): ViewLook
  fail(error: unknown): void
  set(changes: Partial<PhotoState>): void
}

const NOTHING: PhotoState = {
  photoId: null,
  photo: { width: 1, height: 1 },
  rotationDegrees: 0,
  tones: PLAIN_TONES,
  histogram: null,
  original: false,
  tool: null,
  crop: null,
  lines: [],
  known: null,
  lastRatio: null,
  magnification: 4,
  shownView: null,
  tilesFraction: null,
  problem: null,
}

/** How the open photo is looked at. Where it lies on the screen is the stage's own, so that nothing renders while it moves. */
export const useViewer = create<ViewerState>()((set, get) => ({
  ...NOTHING,
  open({ id, widthPx, heightPx }) {
    if (get().photoId === id) return
    set({ ...NOTHING, photoId: id, photo: { width: widthPx ?? 1, height: heightPx ?? 1 }, magnification: get().magnification })
  },
  turnBy(degrees) {
    get().turnTo(get().rotationDegrees + degrees)
  },
  turnTo(degrees) {
    // The crop stays where it was drawn only as long as the photo lies still under it.
    set({ rotationDegrees: wrappedDegrees(degrees), crop: null, shownView: null })
  },
  setTones(changes) {
    set(({ tones }) => ({ tones: { ...tones, ...changes } }))
  },
  reset() {
    set({ rotationDegrees: 0, tones: PLAIN_TONES, crop: null, shownView: null })
  },
  setTool(tool) {
    // What is seen may be adjusted while a crop is drawn.
    const keepsCrop = tool === 'crop' || tool === 'adjust'
    set({ tool, ...(!keepsCrop && { crop: null }), ...(tool !== 'measure' && { lines: [], known: null }) })
  },
  setLines(lines) {
    const kept = lines.slice(-2)
    set(({ lastRatio, known }) => ({
      lines: kept,
      lastRatio: ratioOf(kept) ?? lastRatio,
      known: known && known.index < kept.length ? known : null,
    }))
  },
  levelBy(line) {
    get().turnTo(levelledRotationDegrees(line, get().rotationDegrees))
  },
  showView(view) {
    if (!view) return set({ shownView: null, rotationDegrees: 0, tones: PLAIN_TONES, crop: null })
    const { rotationDegrees } = view.region
    set({ shownView: view, rotationDegrees, tones: view.adjustments ?? PLAIN_TONES, tool: null, crop: null, lines: [] })
  },
  look() {
    const { crop, photo, rotationDegrees, tones, histogram, shownView } = get()
    const frame = crop ?? (shownView ? frameOfRegion(shownView.region, photo) : wholeFrame(photo, rotationDegrees))
    return {
      region: regionOfFrame(frame, photo, rotationDegrees),
      adjustments: arePlain(tones) ? null : { ...tones, tones: curveShown(tones, histogram, shownView) },
    }
  },
  fail(error) {
    set({ problem: problemFrom(error) })
  },
  set,
}))

/** The curve of a kept view is the one that was kept, to the last value. */
export function curveShown(tones: ToneSettings, histogram: Uint32Array | null, shownView: PhotoView | null): number[] {
  const kept = shownView?.adjustments
  return kept && sameSettings(kept, tones) ? kept.tones : toneCurve(tones, histogram)
}

function sameSettings(a: ToneSettings, b: ToneSettings): boolean {
  return (Object.keys(PLAIN_TONES) as (keyof ToneSettings)[]).every((key) => a[key] === b[key])
}
