// Two readers, one line. PP-OCR finds and reads blurred, turned and Chinese text, but knows few accents and signs;
// Tesseract knows its languages' letters and words, and is lost in blur. Where they agree, Tesseract spells.
import type { Reading } from './recognise-line.ts'
import { scriptOf } from './script.ts'

/** From here on Tesseract's spelling of a line both agree on is taken. */
const SPELLS_FROM = 0.85
/** Two readers that see different letters cannot both be as sure as they say. */
const DISAGREEMENT = 0.9

/** `others` are Tesseract's readings, one for each set of languages. */
export function chosenReading(ppOcr: Reading, others: Reading[]): Reading {
  const other = others.reduce<Reading | null>((best, reading) => (!best || reading.confidence > best.confidence ? reading : best), null)
  if (!other || other.text === '' || readsBetter(ppOcr)) return ppOcr
  if (ppOcr.text !== '' && skeleton(ppOcr.text) === skeleton(other.text)) {
    const spelling = other.confidence >= SPELLS_FROM && !looksLikeAddress(ppOcr.text) ? other : ppOcr
    return { ...spelling, confidence: Math.max(ppOcr.confidence, other.confidence) }
  }
  const better = other.confidence > ppOcr.confidence ? other : ppOcr
  return { ...better, confidence: better.confidence * DISAGREEMENT }
}

/** Chinese is what PP-OCR was trained for and what ships for Tesseract cannot read. */
function readsBetter({ text, confidence }: Reading): boolean {
  return confidence > 0.6 && scriptOf(text) === 'Hani'
}

/** Tesseract puts spaces into web and mail addresses. */
function looksLikeAddress(text: string): boolean {
  return !text.includes(' ') && /[\p{L}\d][.@]\p{L}/u.test(text)
}

/** What stays of a line without spaces, accents, letter case and punctuation, look-alikes made one. */
function skeleton(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[oо]/g, '0')
    .replace(/[il|ı]/g, '1')
}
