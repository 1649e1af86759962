import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MAP_LANGUAGES } from '../../electron/core/geography/map-languages.ts'
import { readOutlines, weighOutlines } from '../gazetteer/outlines.ts'
import { readPlaces } from '../gazetteer/place-table.ts'
import { borderClaims } from './border-claims.ts'
import { buildCountries } from './countries.ts'
import { groundTiles } from './ground.ts'
import { MOST_LABELS, placeLabels, townTiles } from './labels.ts'
import { createNames, readWaters } from './names.ts'
import { contestedLines, regionLines } from './region-lines.ts'
import { regionLabels } from './regions.ts'

export const BASEMAP_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'dist')

export interface BuildOptions {
  outFolder: string
  onProgress?: (message: string) => void
}

/** Writes the files of README.md. Each appears only when it is complete. */
export function buildBasemap({ outFolder, onProgress = () => {} }: BuildOptions): void {
  mkdirSync(outFolder, { recursive: true })
  const write = (name: string, content: unknown): number => {
    const text = JSON.stringify(content)
    const unfinished = join(outFolder, `${name}.${process.pid}.part`)
    writeFileSync(unfinished, text)
    renameSync(unfinished, join(outFolder, name))
    return text.length
  }
  const report = (name: string, bytes: number) => onProgress(`${name}: ${Math.round(bytes / 1024)} KB`)
  const writeAlone = (name: string, content: unknown) => report(name, write(name, content))

  writeAlone('countries.json', buildCountries('50m'))
  writeAlone('countries-coarse.json', buildCountries('110m'))
  const outlines = readOutlines()
  const weighted = weighOutlines(outlines)
  writeAlone('admin1.json', regionLines(weighted))
  writeAlone('contested.json', contestedLines(weighted))
  writeAlone('border-claims.json', borderClaims(weighted))
  let groundBytes = 0
  const groundKeys: string[] = []
  groundTiles(weighted, (x, y, tile) => {
    groundBytes += write(`ground-${x}-${y}.json`, tile)
    groundKeys.push(`${x}-${y}`)
  })
  report('ground tiles', groundBytes)

  const places = readPlaces()
  const labels = placeLabels(places)
  writeAlone('labels.json', labels.slice(0, MOST_LABELS))
  let townBytes = 0
  const towns = townTiles(labels.slice(MOST_LABELS))
  for (const [key, tile] of towns)
    townBytes += write(
      `towns-${key}.json`,
      tile.map(({ id, name, lat, lon, population, minZoom }) => [id, name, lat, lon, population, minZoom]),
    )
  report('town tiles', townBytes)
  // What lies where: the page asks for no tile that is not there.
  writeAlone('tiles.json', { ground: groundKeys, towns: [...towns.keys()] })
  writeAlone('regions.json', regionLabels(outlines))
  writeAlone(
    'waters.json',
    readWaters().map(({ names, ...water }) => ({ ...water, name: names.en })),
  )

  const namesIn = createNames(places, outlines)
  let nameBytes = 0
  for (const language of MAP_LANGUAGES) nameBytes += write(`names-${language}.json`, namesIn(language))
  report(`names in ${MAP_LANGUAGES.length} languages`, nameBytes)
}
