import { ProblemError } from '../../../core/problem.ts'
import { DETECTION_FILE, PpOcrModel, RECOGNITION_FILE } from './pp-ocr-model.ts'
import { loadCharacters } from './recognise-line.ts'
import { SHIPPED_DATA, TesseractReader, userData } from './tesseract.ts'

/** The text readers of one process: each is loaded when first needed, and stays. */
export class TextReaders {
  readonly #loaded = new Map<string, Promise<unknown>>()

  detection = () => this.#once('detection', () => PpOcrModel.load(DETECTION_FILE))
  recognition = () => this.#once('recognition', () => PpOcrModel.load(RECOGNITION_FILE))
  characters = () => this.#once('characters', loadCharacters)

  /** What ships, and the languages in the person's own folder. Throws `text-languages-unreadable`. */
  async tesseracts(folder: string | null): Promise<TesseractReader[]> {
    const shipped = await this.#once('tesseract', () => TesseractReader.open(SHIPPED_DATA))
    const own = folder === null ? null : await this.#once(`tesseract ${folder}`, () => openUserLanguages(folder))
    return own ? [shipped, own] : [shipped]
  }

  #once<Loaded>(key: string, load: () => Promise<Loaded>): Promise<Loaded> {
    let loaded = this.#loaded.get(key) as Promise<Loaded> | undefined
    if (!loaded) {
      loaded = load()
      this.#loaded.set(key, loaded)
      // A failure is not remembered: the cause may be gone the next time.
      loaded.catch(() => this.#loaded.delete(key))
    }
    return loaded
  }
}

async function openUserLanguages(folder: string): Promise<TesseractReader | null> {
  try {
    const data = await userData(folder)
    return data && (await TesseractReader.open(data))
  } catch (error) {
    throw new ProblemError(
      {
        code: 'text-languages-unreadable',
        message: 'The folder with your own text languages could not be read.',
        remedy: 'Check that the folder exists and holds whole Tesseract files named like `rus.traineddata`, or clear the setting.',
        details: { folder, reason: String(error) },
      },
      { cause: error },
    )
  }
}
