import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOutlines, weighOutlines } from '../gazetteer/outlines.ts'
import { readPlaces } from '../gazetteer/place-table.ts'
import { buildCountries } from './countries.ts'
import { placeLabels } from './labels.ts'
import { contestedLines, regionLines } from './region-lines.ts'

export const BASEMAP_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'dist')

export interface BuildOptions {
  outFolder: string
  onProgress?: (message: string) => void
}

/** Writes the files of README.md, about 4 MB in all. Each appears only when it is complete. */
export function buildBasemap({ outFolder, onProgress = () => {} }: BuildOptions): void {
  mkdirSync(outFolder, { recursive: true })
  const write = (name: string, content: unknown) => {
    const text = JSON.stringify(content)
    const unfinished = join(outFolder, `${name}.${process.pid}.part`)
    writeFileSync(unfinished, text)
    renameSync(unfinished, join(outFolder, name))
    onProgress(`${name}: ${Math.round(text.length / 1024)} KB`)
  }
  write('countries.json', buildCountries('50m'))
  write('countries-coarse.json', buildCountries('110m'))
  const weighted = weighOutlines(readOutlines())
  write('admin1.json', regionLines(weighted))
  write('contested.json', contestedLines(weighted))
  write('labels.json', placeLabels(readPlaces()))
}
