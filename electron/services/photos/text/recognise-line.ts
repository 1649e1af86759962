import { readFile } from 'node:fs/promises'
import type { RgbImage } from '../../inference/engine-protocol.ts'
import { type Normalisation, normalisedPlanes } from './planes.ts'
import { CHARACTERS_FILE, type PpOcrModel } from './pp-ocr-model.ts'
import { resizedRgb } from './resized.ts'

export interface Reading {
  text: string
  /** 0..1 */
  confidence: number
  reader: string
}

const LINE_HEIGHT_PX = 48
/** The network halves the width eight times at most; narrower words are padded. */
const NARROWEST_PX = 32
const WIDEST_PX = 3200
const TRAINED_WITH: Normalisation = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }

/** Class 0 says "no character"; the last one is the space, which the file does not hold. */
export async function loadCharacters(): Promise<string[]> {
  const lines = (await readFile(CHARACTERS_FILE, 'utf8')).replace(/\n$/, '').split('\n')
  return ['', ...lines.map((line) => line.replace(/\r$/, '')), ' ']
}

export async function recogniseLine(model: PpOcrModel, characters: string[], line: RgbImage): Promise<Reading> {
  const widthPx = Math.min(WIDEST_PX, Math.max(1, Math.ceil((line.widthPx * LINE_HEIGHT_PX) / line.heightPx)))
  const canvas = { widthPx: Math.max(NARROWEST_PX, widthPx), heightPx: LINE_HEIGHT_PX }
  const image = await resizedRgb(line, widthPx, LINE_HEIGHT_PX)
  const planes = normalisedPlanes(image, canvas, TRAINED_WITH)
  const { values, shape } = await model.run(planes, canvas.widthPx, canvas.heightPx)
  const [, steps, classes] = shape
  if (classes !== characters.length) throw new Error(`The text model knows ${classes} characters, its list ${characters.length}`)
  return { ...greedyText(values, steps!, classes, characters), reader: 'PP-OCRv4' }
}

/** The model was trained on Chinese, and says "no character" where it half sees a space: from this probability on it is one. */
const SPACE_FROM = 0.05

/**
 * Connectionist temporal classification, best path: repeated classes are one character, class 0 separates (Graves et al.
 * 2006). The last class is the space. `probability` holds `steps` rows of `classes`; confidence is the mean over the characters.
 */
export function greedyText(
  probability: Float32Array,
  steps: number,
  classes: number,
  characters: string[],
): { text: string; confidence: number } {
  let text = ''
  let sum = 0
  let count = 0
  let previous = 0
  for (let step = 0; step < steps; step++) {
    const row = probability.subarray(step * classes, (step + 1) * classes)
    let best = 0
    for (let i = 1; i < classes; i++) if (row[i]! > row[best]!) best = i
    const faintSpace = best === 0 && row[classes - 1]! >= SPACE_FROM
    if (faintSpace) best = classes - 1
    if (faintSpace && best !== previous) text += ' '
    else if (best !== 0 && best !== previous) {
      text += characters[best]
      sum += row[best]!
      count++
    }
    previous = best
  }
  return { text: text.trim().replace(/ +/g, ' '), confidence: count === 0 ? 0 : sum / count }
}
