import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM } from 'tesseract.js'
import type { RgbImage } from '../../inference/engine-protocol.ts'
import { sharp } from '../reader/decoder.ts'
import type { Reading } from './recognise-line.ts'

/** Where language files lie, and which are read together. */
export interface TesseractData {
  folder: string
  /** Tesseract's own codes: `eng`, `rus`, `chi_sim`. */
  languages: string[]
  gzipped: boolean
}

/** English, which ships. */
export const SHIPPED_DATA: TesseractData = {
  folder: join(dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int'),
  languages: ['eng'],
  gzipped: true,
}

/** Not languages: orientation and layout detection. */
const NOT_LANGUAGES = new Set(['osd', 'equ', 'snum'])

/** The languages in a person's own folder of `*.traineddata`; null where it holds none. */
export async function userData(folder: string): Promise<TesseractData | null> {
  const languages = (await readdir(folder))
    .filter((name) => name.endsWith('.traineddata'))
    .map((name) => name.slice(0, -'.traineddata'.length))
    .filter((name) => !NOT_LANGUAGES.has(name))
    .sort()
  return languages.length > 0 ? { folder, languages, gzipped: false } : null
}

const LINE_HEIGHT_PX = 56
const BORDER_PX = 10

/** Tesseract in WebAssembly, in a thread of its own: local files only, nothing fetched, nothing written. */
export class TesseractReader {
  readonly #worker: Tesseract.Worker
  readonly #name: string

  private constructor(worker: Tesseract.Worker, name: string) {
    this.#worker = worker
    this.#name = name
  }

  static async open(data: TesseractData): Promise<TesseractReader> {
    const worker = await new Promise<Tesseract.Worker>((resolve, reject) => {
      createWorker(data.languages, OEM.LSTM_ONLY, {
        langPath: data.folder,
        gzip: data.gzipped,
        cacheMethod: 'none',
        // Without a handler the library throws from a message listener, which would end the process; failed calls reject as well.
        errorHandler: (reason) => reject(new Error(String(reason))),
      }).then(resolve, reject)
    })
    await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '150' })
    return new TesseractReader(worker, `Tesseract ${data.languages.join('+')}`)
  }

  /** Reads one line of text that was cut out and laid level. */
  async readLine(line: RgbImage): Promise<Reading> {
    const png = await sharp(line.rgb, { raw: { width: line.widthPx, height: line.heightPx, channels: 3 } })
      .resize({ height: LINE_HEIGHT_PX, kernel: 'cubic' })
      .extend({ top: BORDER_PX, bottom: BORDER_PX, left: BORDER_PX, right: BORDER_PX, extendWith: 'copy' })
      .png({ compressionLevel: 1 })
      .toBuffer()
    const { data } = await this.#worker.recognize(png)
    return { text: data.text.trim().replace(/\s+/g, ' '), confidence: data.confidence / 100, reader: this.#name }
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
