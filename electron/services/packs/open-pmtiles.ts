import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { bytesToHeader, type Entry, findTile, type Header, readVarint, TileType, zxyToTileId } from 'pmtiles'
import { type PackContent, packContent } from '../../contract/packs.ts'
import { MOST_DIRECTORY_BYTES, MOST_METADATA_BYTES, MOST_TILE_BYTES } from './pack-limits.ts'
import { packUnreadable } from './pack-problems.ts'
import type { PackReader } from './pack-reader.ts'
import { packWords } from './pack-words.ts'
import { unpack } from './unpack.ts'

const HEADER_BYTES = 127
/** The specification wants the root within the first 16 KB. */
const MOST_ROOT_BYTES = 16_384
const MOST_DEPTH = 3
const KEPT_DIRECTORIES = 64
const NO_COMPRESSION = 1
const GZIP = 2

const TILES: Partial<Record<TileType, PackContent['tiles']>> = {
  [TileType.Mvt]: 'mvt',
  [TileType.Png]: 'png',
  [TileType.Jpeg]: 'jpeg',
  [TileType.Webp]: 'webp',
}

/** Opens a PMTiles file of version 3 and reads its head and root. Throws `pack-unreadable`, and the system's errors of opening. */
export async function openPmtiles(path: string): Promise<PackReader> {
  const file = await open(path, 'r')
  try {
    return await readPmtiles(file)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readPmtiles(file: FileHandle): Promise<PackReader> {
  const { size } = await file.stat()
  const read = (offset: number, length: number, most: number) => readRange(file, size, offset, length, most)

  const head = await read(0, HEADER_BYTES, HEADER_BYTES)
  if (head.subarray(0, 7).toString('latin1') !== 'PMTiles' || head[7] !== 3) throw packUnreadable('it is no PMTiles file of version 3')
  const header = bytesToHeader(new Uint8Array(head).buffer)
  for (const compression of [header.internalCompression, header.tileCompression]) {
    if (compression > GZIP) throw packUnreadable('it is packed in a way that this program does not read (only gzip)')
  }
  const content = contentOf(header)
  const root = await directoryAt(header.rootDirectoryOffset, header.rootDirectoryLength, MOST_ROOT_BYTES)
  const metadata = await readMetadata()
  const leaves = new Map<string, Entry[]>()

  async function directoryAt(offset: number, length: number, most: number): Promise<Entry[]> {
    const packed = await read(offset, length, most)
    const bytes = header.internalCompression === NO_COMPRESSION ? packed : await unpack(packed, MOST_DIRECTORY_BYTES)
    return readDirectory(bytes)
  }

  async function leafAt(offset: number, length: number): Promise<Entry[]> {
    const key = `${offset} ${length}`
    const kept = leaves.get(key)
    if (kept) return kept
    const directory = await directoryAt(header.leafDirectoryOffset + offset, length, MOST_DIRECTORY_BYTES)
    leaves.set(key, directory)
    for (const oldest of leaves.keys()) {
      if (leaves.size <= KEPT_DIRECTORIES) break
      leaves.delete(oldest)
    }
    return directory
  }

  async function readMetadata(): Promise<Record<string, unknown>> {
    if (header.jsonMetadataLength === 0) return {}
    const bytes = await unpack(await read(header.jsonMetadataOffset, header.jsonMetadataLength, MOST_METADATA_BYTES), MOST_METADATA_BYTES)
    try {
      const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
      return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {}
    } catch {
      throw packUnreadable('its description is damaged')
    }
  }

  return {
    content: { ...content, attribution: packWords(metadata.attribution) },
    title: packWords(metadata.name) || null,
    async tile(zoom, x, y) {
      if (zoom < header.minZoom || zoom > header.maxZoom) return null
      const tileId = zxyToTileId(zoom, x, y)
      let directory = root
      for (let depth = 0; depth <= MOST_DEPTH; depth++) {
        const entry = findTile(directory, tileId)
        if (!entry) return null
        if (entry.runLength > 0) return read(header.tileDataOffset + entry.offset, entry.length, MOST_TILE_BYTES)
        directory = await leafAt(entry.offset, entry.length)
      }
      throw packUnreadable('its directories lead in a circle')
    },
    close: () => file.close(),
  }
}

function contentOf(header: Header): PackContent {
  const tiles = TILES[header.tileType]
  if (!tiles) throw packUnreadable('its tiles are neither vector tiles nor PNG, JPEG or WebP pictures')
  const checked = packContent.safeParse({
    container: 'pmtiles',
    tiles,
    bounds: { south: header.minLat, west: header.minLon, north: header.maxLat, east: header.maxLon },
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    attribution: '',
  })
  const { data } = checked
  if (!data || data.minZoom > data.maxZoom || data.bounds.south >= data.bounds.north || data.bounds.west >= data.bounds.east) {
    throw packUnreadable('its head says nothing sensible about the area or the zooms')
  }
  return data
}

async function readRange(file: FileHandle, size: number, offset: number, length: number, most: number): Promise<Buffer> {
  const sound = [offset, length].every((value) => Number.isSafeInteger(value) && value >= 0)
  if (!sound || length > most || offset + length > size) throw packUnreadable('it points outside of itself or to more than any map needs')
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  if (bytesRead !== length) throw packUnreadable('it ended while it was read')
  return bytes
}

/** Not a number where there is none: the package throws at endless ones. */
function readNumber(cursor: { buf: Uint8Array; pos: number }): number {
  try {
    return readVarint(cursor)
  } catch {
    return Number.NaN
  }
}

/** As the specification has it; the counts are held against the bytes that are there, so that none can be made up. */
function readDirectory(bytes: Uint8Array): Entry[] {
  const cursor = { buf: bytes, pos: 0 }
  const next = () => {
    const value = cursor.pos < bytes.length ? readNumber(cursor) : -1
    if (cursor.pos > bytes.length || !Number.isSafeInteger(value) || value < 0) throw packUnreadable('a directory in it is damaged')
    return value
  }
  const count = next()
  // An entry takes four numbers of at least one byte.
  if (count * 4 > bytes.length) throw packUnreadable('a directory in it claims more entries than it has room for')
  const entries: Entry[] = []
  let tileId = 0
  for (let index = 0; index < count; index++) {
    tileId += next()
    entries.push({ tileId, offset: 0, length: 0, runLength: 1 })
  }
  for (const entry of entries) entry.runLength = next()
  for (const entry of entries) entry.length = next()
  entries.forEach((entry, index) => {
    const value = next()
    const previous = entries[index - 1]
    entry.offset = value === 0 && previous ? previous.offset + previous.length : value - 1
  })
  return entries
}
