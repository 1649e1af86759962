import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentHash } from '../gazetteer/sources.ts'
import { BASEMAP_FOLDER, buildBasemap } from './build.ts'

const here = dirname(fileURLToPath(import.meta.url))
const OWN_FILES = [
  'border-claims.ts',
  'build.ts',
  'countries.ts',
  'data/city-names.json',
  'data/waters.json',
  'ground.ts',
  'han.ts',
  'labels.ts',
  '../../electron/core/geography/map-languages.ts',
  'names.ts',
  'place-names.ts',
  'region-lines.ts',
  'regions.ts',
  'script-names.ts',
]

/** The map's files, built where they are missing or older than their builder. Returns their folder. */
export function ensureBasemap({ onProgress }: { onProgress?: (message: string) => void } = {}): string {
  const hash = createHash('sha256').update(contentHash())
  for (const name of OWN_FILES) hash.update(readFileSync(join(here, name)))
  const content = hash.digest('hex')
  const stamp = join(BASEMAP_FOLDER, '.content')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === content) return BASEMAP_FOLDER
  buildBasemap({ outFolder: BASEMAP_FOLDER, onProgress })
  writeFileSync(stamp, content)
  return BASEMAP_FOLDER
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  process.stdout.write(`${ensureBasemap({ onProgress: (message) => process.stderr.write(`${message}\n`) })}\n`)
}
