import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Position } from 'geojson'
import { BLOCKS, NONE_16, OUTLINE_UNITS } from '../../electron/core/places/gazetteer-layout.ts'
import { treeOrder } from '../../electron/core/places/place-tree.ts'
import type { Area } from './areas.ts'
import type { Divisions } from './divisions.ts'
import type { NamedReadings } from './names.ts'
import type { SourcePlace } from './place-table.ts'
import type { GridEntry } from './prior.ts'
import type { TypoIndex } from './typo-index.ts'

type Db = Database.Database
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

const bytesOf = (numbers: Numbers) => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

export function writeBlock(db: Db, name: string, data: Numbers | Buffer): void {
  db.prepare('INSERT INTO block (name, bytes) VALUES (?, ?)').run(name, Buffer.isBuffer(data) ? data : bytesOf(data))
}

export function writePlaces(db: Db, places: SourcePlace[], countryIndex: Map<string, number>, divisions: Divisions): void {
  const insert = db.prepare('INSERT INTO place (position, id, name) VALUES (?, ?, ?)')
  for (const [position, place] of places.entries()) insert.run(position, place.id, place.name)
  const lat = Float64Array.from(places, (place) => place.lat)
  const lon = Float64Array.from(places, (place) => place.lon)
  writeBlock(db, BLOCKS.lat, lat)
  writeBlock(db, BLOCKS.lon, lon)
  writeBlock(
    db,
    BLOCKS.population,
    Uint32Array.from(places, (place) => place.population),
  )
  writeBlock(
    db,
    BLOCKS.weight,
    Float32Array.from(places, (place) => place.weight),
  )
  writeBlock(
    db,
    BLOCKS.country,
    Uint16Array.from(places, (place) => countryIndex.get(place.countryCode)!),
  )
  writeBlock(
    db,
    BLOCKS.admin1,
    Uint16Array.from(places, (place) => divisions.admin1Of.get(`${place.countryCode}.${place.admin1}`) ?? NONE_16),
  )
  writeBlock(
    db,
    BLOCKS.admin2,
    Uint16Array.from(places, (place) => divisions.admin2Of.get(`${place.countryCode}.${place.admin1}.${place.admin2}`) ?? NONE_16),
  )
  writeBlock(db, BLOCKS.tree, treeOrder(lat, lon))
}

export function writeDivisions(db: Db, divisions: Divisions): void {
  for (const level of ['admin1', 'admin2'] as const) {
    const insert = db.prepare(`INSERT INTO ${level} (position, key, name) VALUES (?, ?, ?)`)
    for (const [position, division] of divisions[level].entries()) insert.run(position, division.key, division.name)
  }
}

export function writeNames(db: Db, names: NamedReadings[], typos: TypoIndex): void {
  const insert = db.prepare('INSERT INTO name (position, folded, spelling, readings) VALUES (?, ?, ?, ?)')
  names.forEach((name, position) => {
    insert.run(position, name.folded, name.spelling === name.folded ? null : name.spelling, bytesOf(Uint32Array.from(name.readings)))
  })
  writeBlock(db, BLOCKS.nameText, typos.nameText)
  writeBlock(db, BLOCKS.nameLength, typos.nameLength)
  writeBlock(db, BLOCKS.nameLetters, typos.nameLetters)
  writeBlock(db, BLOCKS.prefixStart, typos.prefixStart)
  const insertBucket = db.prepare('INSERT INTO typo (bucket, entries) VALUES (?, ?)')
  for (const bucket of [...typos.buckets.keys()].sort((a, b) => a - b)) {
    insertBucket.run(bucket, bytesOf(Uint32Array.from(typos.buckets.get(bucket)!)))
  }
}

/** `admin1Of[i]` is the GeoNames division that most places within the i-th area belong to, or null. */
export function writeAreas(db: Db, areas: Area[], admin1Of: (number | null)[], countryIndex: Map<string, number>): void {
  const insertArea = db.prepare('INSERT INTO area (position, country, admin1, name, claimants, note) VALUES (?, ?, ?, ?, ?, ?)')
  const insertOutline = db.prepare('INSERT INTO outline (id, area, rings) VALUES (?, ?, ?)')
  const insertBox = db.prepare('INSERT INTO outline_box (id, west, east, south, north) VALUES (?, ?, ?, ?, ?)')
  let id = 0
  areas.forEach((area, position) => {
    insertArea.run(position, countryIndex.get(area.codes[0]!)!, admin1Of[position] ?? null, area.name, area.codes.join(' '), area.note)
    for (const polygon of area.polygons) {
      id++
      insertOutline.run(id, position, bytesOf(packRings(polygon)))
      const lons = polygon[0]!.map((point) => point[0]!)
      const lats = polygon[0]!.map((point) => point[1]!)
      insertBox.run(id, Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats))
    }
  })
}

/** Number of rings, points of each ring, then lon and lat of each point in `OUTLINE_UNITS`. */
export function packRings(rings: Position[][]): Int32Array {
  const numbers = [rings.length, ...rings.map((ring) => ring.length)]
  for (const ring of rings) for (const [lon, lat] of ring) numbers.push(Math.round(lon! * OUTLINE_UNITS), Math.round(lat! * OUTLINE_UNITS))
  return Int32Array.from(numbers)
}

export function writeGrid(db: Db, grid: GridEntry[]): void {
  if (grid.some((entry) => entry.cell.length !== 15)) throw new Error('an H3 index is expected to have 15 digits')
  writeBlock(db, BLOCKS.gridCells, Buffer.from(grid.map((entry) => entry.cell).join(''), 'latin1'))
  writeBlock(
    db,
    BLOCKS.gridCountry,
    Uint16Array.from(grid, (entry) => entry.country),
  )
  writeBlock(
    db,
    BLOCKS.gridLand,
    Float32Array.from(grid, (entry) => entry.landKm2),
  )
  writeBlock(
    db,
    BLOCKS.gridPrior,
    Float64Array.from(grid, (entry) => entry.prior),
  )
}

/** Facts about the file, and a digest over them by which a damaged file is recognised without reading all of it. */
export function writeMeta(db: Db, facts: Record<string, string>): void {
  const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries(facts)) insert.run(key, value)
  insert.run('digest', metaDigest(Object.entries(facts)))
}

function metaDigest(facts: [string, string][]): string {
  const lines = facts.map(([key, value]) => `${key}=${value}\n`).sort()
  return createHash('sha256').update(lines.join('')).digest('hex')
}
