import type { PhotoPolygon } from '../../../contract/clues.ts'
import type { TextLine } from '../../../core/clues/text-line.ts'
import type { RgbImage } from '../../inference/engine-protocol.ts'
import { openPhoto } from '../reader/open-photo.ts'
import { fittedSize, shrunkUpright, uprightSize } from '../reader/shrink.ts'
import type { TextEvent, TextRequest } from '../reader-protocol.ts'
import { chosenReading } from './choose-reading.ts'
import { croppedLine } from './crop-line.ts'
import { detectLines } from './detect-lines.ts'
import { languageOf } from './language.ts'
import { recogniseLine } from './recognise-line.ts'
import type { Corners } from './rotated-rectangle.ts'
import { scriptOf } from './script.ts'
import { TextReaders } from './text-readers.ts'

/** Lines are cut out of the photo at this size: small print survives, memory stays below 30 MB a picture. */
const PAGE_SIDE_PX = 3072
/** What PP-OCR is less sure of than this is texture, unless languages it does not know were installed. */
const TEXT_AT_ALL_FROM = 0.5
const KEPT_FROM = 0.65

/** One set for the process that reads. */
const readers = new TextReaders()

interface Reporting {
  signal: AbortSignal
  emit: (event: TextEvent) => void
}

/** Finds and reads the lines of text in a photo. Stops between lines when cancelled. */
export async function readText(request: TextRequest, { signal, emit }: Reporting): Promise<TextLine[]> {
  const say = (fraction: number, message: string) => emit({ type: 'text-progressed', fraction, message })
  say(0, 'Opening the photo')
  const photo = await openPhoto(request.path)
  const page = await shrunkUpright(photo, fittedSize(uprightSize(photo), PAGE_SIDE_PX))
  signal.throwIfAborted()
  say(0.1, 'Looking for text')
  const boxes = await detectLines(await readers.detection(), page)
  const lines: TextLine[] = []
  for (const [i, corners] of boxes.entries()) {
    signal.throwIfAborted()
    say(0.3 + (0.7 * i) / boxes.length, `Reading line ${i + 1} of ${boxes.length}`)
    const line = await readLine(croppedLine(page, corners), request.tesseractDataFolder)
    if (line) lines.push({ ...line, polygon: fractions(corners, page) })
  }
  say(1, lines.length === 1 ? 'Read one line of text' : `Read ${lines.length} lines of text`)
  return lines
}

async function readLine(crop: RgbImage, dataFolder: string | null): Promise<Omit<TextLine, 'polygon'> | null> {
  const ppOcr = await recogniseLine(await readers.recognition(), await readers.characters(), crop)
  const tesseracts = await readers.tesseracts(dataFolder)
  const knowsMore = tesseracts.length > 1
  if (ppOcr.confidence < TEXT_AT_ALL_FROM && !knowsMore) return null
  const others = []
  for (const tesseract of tesseracts) others.push(await tesseract.readLine(crop))
  const { text, confidence, reader } = chosenReading(ppOcr, others)
  if (confidence < KEPT_FROM || !/[\p{L}\p{N}]/u.test(text)) return null
  return { text, confidence, reader, script: scriptOf(text), language: languageOf(text) }
}

function fractions(corners: Corners, { widthPx, heightPx }: RgbImage): PhotoPolygon {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return corners.map(({ x, y }) => ({ x: within(x / widthPx), y: within(y / heightPx) }))
}
