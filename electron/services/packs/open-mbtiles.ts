import { open } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { type PackContent, packContent } from '../../contract/packs.ts'
import { ProblemError } from '../../core/problem.ts'
import { MOST_TILE_BYTES, MOST_ZOOM } from './pack-limits.ts'
import { packUnreadable } from './pack-problems.ts'
import type { PackReader } from './pack-reader.ts'
import { packWords } from './pack-words.ts'

const MAGIC = 'SQLite format 3\0'
const WRITE_AHEAD = 2
/** Values of metadata beyond this are cut: bounds and names are short. */
const LONGEST_VALUE = 20_000

/** Opens an MBTiles file (specification 1.3) for reading alone. Throws `pack-unreadable`, and the system's errors of opening. */
export async function openMbtiles(path: string): Promise<PackReader> {
  await assertQuietDatabase(path)
  let db: Database.Database | null = null
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    return readMbtiles(db)
  } catch (error) {
    db?.close()
    if (error instanceof ProblemError) throw error
    throw packUnreadable('it is no sound MBTiles file')
  }
}

/** A database in write-ahead mode would make two files beside itself even for a reader. */
async function assertQuietDatabase(path: string): Promise<void> {
  await using file = await open(path, 'r')
  const head = Buffer.alloc(20)
  const { bytesRead } = await file.read(head, 0, 20, 0)
  if (bytesRead < 20 || head.subarray(0, 16).toString('latin1') !== MAGIC) throw packUnreadable('it is no MBTiles file')
  if (head[18] === WRITE_AHEAD || head[19] === WRITE_AHEAD) {
    throw packUnreadable(
      'another program left it open for writing',
      'Run `sqlite3 FILE "PRAGMA journal_mode=DELETE"` on a copy and add the copy.',
    )
  }
}

function readMbtiles(db: Database.Database): PackReader {
  // The schema is the file's own: it may call nothing that reaches outside, and pages that make no sense end the query.
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('query_only = ON')
  assertPlainSchema(db)
  const tileOf = db.prepare<[number, number, number, number], { bytes: Buffer | null }>(
    'SELECT CASE WHEN length(tile_data) <= ? THEN tile_data END AS bytes FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
  )
  assertIndexed(db)
  const metadata = readMetadata(db)
  return {
    content: contentOf(metadata),
    title: packWords(metadata.get('name')) || null,
    async tile(zoom, x, y) {
      // MBTiles counts rows from the south.
      const row = tileOf.get(MOST_TILE_BYTES, zoom, x, 2 ** zoom - 1 - y)
      if (row && !Buffer.isBuffer(row.bytes)) throw packUnreadable('a tile in it is larger than any map needs, or no tile')
      return row?.bytes ?? null
    },
    close: async () => void db.close(),
  }
}

/** `tiles` is a plain table or the usual view over `map` and `images`: a view of another kind could compute for ever. */
function assertPlainSchema(db: Database.Database): void {
  const rows = db
    .prepare<[], { name: string; type: string; sql: string | null }>(
      "SELECT name, type, substr(sql, 1, 4000) AS sql FROM sqlite_schema WHERE name IN ('tiles', 'map', 'images', 'metadata')",
    )
    .all()
  const ofName = new Map(rows.map((row) => [row.name, row]))
  const isTable = (name: string) => {
    const row = ofName.get(name)
    return row?.type === 'table' && /^CREATE TABLE/i.test(row.sql ?? '') && !/\b(GENERATED|AS)\b/i.test(row.sql ?? '')
  }
  if (!isTable('metadata')) throw packUnreadable('it has no metadata')
  if (isTable('tiles')) return
  const view = ofName.get('tiles')
  const usual =
    view?.type === 'view' &&
    /^CREATE VIEW ["'[`]?tiles["'\]`]? AS\s+SELECT [\w\s.,"'`[\]]+ FROM ["'[`]?(map|images)["'\]`]?\s+(?:(?:INNER|LEFT)\s+)?JOIN ["'[`]?(map|images)["'\]`]? ON [\w\s.="'`[\]]+;?$/i.test(
      view.sql ?? '',
    )
  if (!usual || !isTable('map') || !isTable('images')) throw packUnreadable('its tables are not those of an MBTiles file')
}

/** Without an index every tile would be searched for through the whole file. */
function assertIndexed(db: Database.Database): void {
  const steps = db
    .prepare<[], { detail: string }>(
      'EXPLAIN QUERY PLAN SELECT tile_data FROM tiles WHERE zoom_level = 1 AND tile_column = 1 AND tile_row = 1',
    )
    .all()
  if (steps.some(({ detail }) => /^SCAN /.test(detail))) {
    throw packUnreadable('it has no index, so that every tile would take a search of the whole file')
  }
}

function readMetadata(db: Database.Database): Map<string, string> {
  const rows = db
    .prepare<[number], { name: unknown; value: unknown }>(
      "SELECT name, substr(value, 1, ?) AS value FROM metadata WHERE name IN ('name', 'format', 'bounds', 'minzoom', 'maxzoom', 'attribution') LIMIT 50",
    )
    .all(LONGEST_VALUE)
  return new Map(rows.map(({ name, value }) => [String(name), String(value)]))
}

const FORMATS: Record<string, PackContent['tiles']> = { pbf: 'mvt', png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp' }
const WORLD = '-180,-85,180,85'
const zoom = z.coerce.number().int().min(0).max(MOST_ZOOM)

function contentOf(metadata: Map<string, string>): PackContent {
  const tiles = FORMATS[(metadata.get('format') ?? '').toLowerCase()]
  if (!tiles) throw packUnreadable('its tiles are neither vector tiles (pbf) nor PNG, JPEG or WebP pictures')
  const [west, south, east, north] = (metadata.get('bounds') ?? WORLD).split(',').map(Number)
  const checked = packContent.safeParse({
    container: 'mbtiles',
    tiles,
    bounds: { south, west, north, east },
    minZoom: zoom.safeParse(metadata.get('minzoom') ?? 0).data,
    maxZoom: zoom.safeParse(metadata.get('maxzoom') ?? 14).data,
    attribution: packWords(metadata.get('attribution')),
  })
  const { data } = checked
  if (!data || data.minZoom > data.maxZoom || data.bounds.south >= data.bounds.north || data.bounds.west >= data.bounds.east) {
    throw packUnreadable('its metadata says nothing sensible about the area or the zooms')
  }
  return data
}
