import type { RgbImage } from '../../inference/engine-protocol.ts'
import { fittedSize } from '../reader/shrink.ts'
import { boxesOfMap } from './boxes-of-map.ts'
import { readingCorners } from './crop-line.ts'
import { joinedBoxes } from './joined-boxes.ts'
import { type Normalisation, normalisedPlanes } from './planes.ts'
import type { PpOcrModel } from './pp-ocr-model.ts'
import { resizedRgb } from './resized.ts'
import type { Corners, Point } from './rotated-rectangle.ts'

/** The detector sees photos at most this large; its time and memory grow with the area. */
const DETECTED_SIDE_PX = 1536
/** The network halves its input five times. */
const STEP_PX = 32
const TRAINED_WITH: Normalisation = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }

/** Boxes around lines of text, in the page's pixels, each from the top left of its text, in reading order. */
export async function detectLines(model: PpOcrModel, page: RgbImage): Promise<Corners[]> {
  const fitted = fittedSize(page, DETECTED_SIDE_PX)
  const widthPx = Math.max(STEP_PX, Math.round(fitted.widthPx / STEP_PX) * STEP_PX)
  const heightPx = Math.max(STEP_PX, Math.round(fitted.heightPx / STEP_PX) * STEP_PX)
  const image = await resizedRgb(page, widthPx, heightPx)
  const planes = normalisedPlanes(image, image, TRAINED_WITH)
  const { values } = await model.run(planes, widthPx, heightPx)
  const scale = ({ x, y }: Point) => ({ x: (x * page.widthPx) / widthPx, y: (y * page.heightPx) / heightPx })
  return joinedBoxes(boxesOfMap({ probability: values, widthPx, heightPx }))
    .map((corners) => readingCorners(corners.map(scale) as Corners))
    .sort((a, b) => a[0].y - b[0].y || a[0].x - b[0].x)
}
