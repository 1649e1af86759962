import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where Debian and its relatives put the language packages of Tesseract: `5/tessdata`. */
const SYSTEM_FOLDER = '/usr/share/tesseract-ocr'

/** The newest folder of installed languages that go beyond English; null where there is none. */
export function installedTesseractFolder(systemFolder = SYSTEM_FOLDER): string | null {
  if (!existsSync(systemFolder)) return null
  const folders = readdirSync(systemFolder)
    .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
    .map((version) => join(systemFolder, version, 'tessdata'))
  return folders.find((folder) => existsSync(folder) && readdirSync(folder).some(isFurtherLanguage)) ?? null
}

function isFurtherLanguage(name: string): boolean {
  return name.endsWith('.traineddata') && !['eng.traineddata', 'osd.traineddata', 'equ.traineddata'].includes(name)
}
