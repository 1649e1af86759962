import type { PhotoPolygon } from '../../contract/clues.ts'

/** One line of text seen in a photo. */
export interface TextLine {
  text: string
  /** Corners as fractions of the upright photo, clockwise from the top left of the text. */
  polygon: PhotoPolygon
  /** 0..1, as the reader itself judges. */
  confidence: number
  /** ISO 15924 code of the script most of the letters belong to: `Latn`, `Cyrl`, `Hani`; `Zyyy` where there are no letters. */
  script: string
  /** ISO 639-1; null where the text is too short to tell. */
  language: string | null
  /** Which of the readers wrote it: `PP-OCRv4`, `Tesseract eng`. */
  reader: string
}
