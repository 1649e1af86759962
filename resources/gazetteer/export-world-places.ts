// `node resources/gazetteer/export-world-places.ts`: looks up the countries and cities of the synthetic world in the gazetteer and writes
// `country-names.jsonl` and `city-places.jsonl` into `trainer/globe_trainer/world/data`. They are committed: rendering needs neither Node nor the
// gazetteer.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { foldName } from '../../electron/core/places/fold-name.ts'
import { BLOCKS, NAME_KIND, readingIndex, readingKind } from '../../electron/core/places/gazetteer-layout.ts'
import { ensureGazetteer } from './ensure.ts'

const DATA = join(import.meta.dirname, '..', 'trainer', 'globe_trainer', 'world', 'data')
// A name that nothing else about the place supports may be another place's; neither demonyms nor codes are names.
const OF_PLACES: number[] = [NAME_KIND.placeName, NAME_KIND.placePlain, NAME_KIND.placeAlias]
const OF_COUNTRIES: number[] = [NAME_KIND.countryName, NAME_KIND.countryAlias]

interface NameRow {
  folded: string
  spelling: string | null
  readings: Buffer
}

const db = new Database(ensureGazetteer(), { readonly: true })
const block = db.prepare<[string], Buffer>('SELECT bytes FROM block WHERE name = ?').pluck()
const lat = block.get(BLOCKS.lat)!
const lon = block.get(BLOCKS.lon)!
const countryOf = block.get(BLOCKS.country)!
const nameByFolded = db.prepare<[string], NameRow>('SELECT folded, spelling, readings FROM name WHERE folded = ?')
const placeAt = db.prepare<[number], { id: number; name: string }>('SELECT id, name FROM place WHERE position = ?')
const countryByCode = db.prepare<[string], { position: number; name: string }>('SELECT position, name FROM country WHERE code = ?')

const countries = rows('countries.jsonl', z.object({ code: z.string() })).map(({ code }) => {
  const country = countryByCode.get(code)
  if (!country) throw new Error(`the gazetteer has no country ${code}`)
  return { position: country.position, code, name: country.name, names: new Set([country.name]) }
})
const cities = rows('cities.jsonl', z.object({ country: z.string(), name: z.string() })).map(({ country, name }) => {
  const countryPosition = countryByCode.get(country)!.position
  // Positions descend in population: the first is the largest place of that name.
  const position = readingsOf(nameByFolded.get(foldName(name)))
    .filter(({ kind, index }) => kind <= NAME_KIND.placeLoneAlias && countryOf.readUInt16LE(index * 2) === countryPosition)
    .map(({ index }) => index)
    .sort((a, b) => a - b)[0]
  if (position === undefined) throw new Error(`the gazetteer has no city ${name} in ${country}`)
  const place = placeAt.get(position)!
  const at = { lat: lat.readDoubleLE(position * 8), lon: lon.readDoubleLE(position * 8) }
  return { position, geonames: place.id, country, name, ...at, names: new Set([name, place.name]) }
})

const cityAt = new Map(cities.map((city) => [city.position, city]))
const countryAt = new Map(countries.map((country) => [country.position, country]))
for (const row of db.prepare<[], NameRow>('SELECT folded, spelling, readings FROM name ORDER BY position').iterate()) {
  for (const { kind, index } of readingsOf(row)) {
    const named = OF_PLACES.includes(kind) ? cityAt.get(index) : OF_COUNTRIES.includes(kind) ? countryAt.get(index) : undefined
    named?.names.add(row.spelling ?? row.folded)
  }
}

const content = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'content'").pluck().get()
const about = {
  source: 'GeoNames (geonames.org), through the gazetteer of Whereabouts; names of countries also from i18n-iso-countries (MIT)',
  licence: 'CC BY 4.0',
  gazetteer: content,
}
write('places-source.json', [JSON.stringify(about, null, 2)])
write('country-names.jsonl', countries.map(asLine))
write('city-places.jsonl', cities.map(asLine))
process.stdout.write(`${countries.length} countries, ${cities.length} cities\n`)
db.close()

function rows<T>(file: string, shape: z.ZodType<T>): T[] {
  const lines = readFileSync(join(DATA, file), 'utf8').trim().split('\n')
  return lines.map((line) => shape.parse(JSON.parse(line)))
}

function readingsOf(row: NameRow | undefined) {
  const packed = row ? Array.from({ length: row.readings.length / 4 }, (_, at) => row.readings.readUInt32LE(at * 4)) : []
  return packed.map((reading) => ({ kind: readingKind(reading), index: readingIndex(reading) }))
}

/** Without the position, which is the gazetteer's own, and with one spelling for each folded form: names are compared folded. */
function asLine({ position: _, names, ...row }: { position: number; names: Set<string> }): string {
  const spellings = [...new Map([...names].reverse().map((name) => [foldName(name), name])).values()].reverse()
  return JSON.stringify({ ...row, names: spellings })
}

function write(file: string, lines: string[]): void {
  writeFileSync(join(DATA, file), `${lines.join('\n')}\n`)
}
