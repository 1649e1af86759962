import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sha256 } from '../../contract/ids.ts'
import { type TileEvent, type TilePyramid, tilePyramid } from '../../contract/views.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'
import { makeRoom, removeAbandonedTiles } from './tile-room.ts'

export interface Tiles {
  /** Makes the photo's tiles where they are not there yet, and tells how far it is. Lets go when `signal` aborts. */
  prepare(sha256: Sha256, photo: { widthPx: number | null; heightPx: number | null }, signal?: AbortSignal): AsyncGenerator<TileEvent>
  /** JPEG bytes; null where there is no such tile, or not any more. */
  tile(sha256: Sha256, level: number, column: number, row: number): Promise<Uint8Array<ArrayBuffer> | null>
}

export interface TilesOptions {
  library: Library
  photos: Photos
  /** Tiles of all photos together; the ones that were looked at longest ago go first. */
  mostBytes?: number
}

export const TILE_SIDE_PX = 512
const MOST_BYTES = 2 * 1024 ** 3
/** Ten a second at most; what is counted are files. */
const LOOK_EVERY_MS = 200
const PYRAMID_FILE = 'pyramid.json'

/** Tiles of large photos, made when first asked for and kept under `previews/tiles`, which may be deleted at any time. */
export function createTiles({ library, photos, mostBytes = MOST_BYTES }: TilesOptions): Tiles {
  const root = join(library.folder, 'previews', 'tiles')
  const folderOf = (sha256: Sha256) => join(root, `${sha256}-${TILE_SIDE_PX}`)
  let swept: Promise<void> | null = null

  async function* prepare(
    sha256: Sha256,
    { widthPx, heightPx }: { widthPx: number | null; heightPx: number | null },
    signal?: AbortSignal,
  ): AsyncGenerator<TileEvent> {
    if (widthPx === null || heightPx === null) throw new ProblemError(NOT_A_PICTURE)
    const folder = folderOf(sha256)
    const kept = await keptPyramid(folder)
    if (kept) {
      yield { type: 'tiles-finished', pyramid: kept }
      return
    }
    await mkdir(root, { recursive: true })
    swept ??= removeAbandonedTiles(root)
    await swept
    const part = join(root, `${randomUUID()}.part`)
    const expected = tileCount({ widthPx, heightPx })
    // Also ended where the one who asked only stops listening.
    const unheard = new AbortController()
    const wanted = signal ? AbortSignal.any([signal, unheard.signal]) : unheard.signal
    const making = photos.tiles(library.originalPath(sha256), { folder: part, tileSidePx: TILE_SIDE_PX }, { signal: wanted })
    let over = false
    const ended = making.then(
      () => (over = true),
      () => (over = true),
    )
    try {
      yield { type: 'tiles-progressed', fraction: 0 }
      while (!over) {
        await Promise.race([ended, sleep(LOOK_EVERY_MS)])
        signal?.throwIfAborted()
        if (!over) yield { type: 'tiles-progressed', fraction: Math.min(0.99, (await filesIn(`${part}_files`)) / expected) }
      }
      const pyramid = await making
      await writeFile(join(part, PYRAMID_FILE), JSON.stringify(pyramid))
      await moveInto(folder, part)
      await makeRoom(root, mostBytes, folder)
      yield { type: 'tiles-finished', pyramid }
    } finally {
      unheard.abort(new DOMException('Nobody waits for the tiles', 'AbortError'))
      await ended
      for (const left of [part, `${part}_files`, `${part}.dzi`]) await rm(left, { recursive: true, force: true })
    }
  }

  async function tile(sha256: Sha256, level: number, column: number, row: number): Promise<Uint8Array<ArrayBuffer> | null> {
    return readFile(join(folderOf(sha256), String(level), `${column}_${row}.jpeg`)).catch(absent)
  }

  return { prepare, tile }
}

/** Null where there are no tiles, or only a part of them. Marks them as looked at now. */
async function keptPyramid(folder: string): Promise<TilePyramid | null> {
  const text = await readFile(join(folder, PYRAMID_FILE), 'utf8').catch(absent)
  if (text === null) return null
  const pyramid = tilePyramid.safeParse(parsedJson(text))
  if (!pyramid.success) return null
  const now = new Date()
  await utimes(folder, now, now).catch(() => null)
  return pyramid.data
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut short by a full disk: as if it were not there.
    return null
  }
}

/** Another window may have made the same in the meantime: either will do. */
async function moveInto(folder: string, part: string): Promise<void> {
  if (await keptPyramid(folder)) return
  await rm(folder, { recursive: true, force: true })
  await rename(part, folder)
}

function tileCount({ widthPx, heightPx }: { widthPx: number; heightPx: number }): number {
  let count = 0
  for (let scale = 1; ; scale *= 2) {
    const columns = Math.ceil(widthPx / scale / TILE_SIDE_PX)
    const rows = Math.ceil(heightPx / scale / TILE_SIDE_PX)
    count += columns * rows
    if (columns * rows <= 1) return count
  }
}

async function filesIn(folder: string): Promise<number> {
  let count = 0
  for (const level of await readdir(folder).catch(() => [])) {
    if (/^\d+$/.test(level)) count += (await readdir(join(folder, level)).catch(() => [])).length
  }
  return count
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

const NOT_A_PICTURE = {
  code: 'photo-unreadable',
  message: 'This photo cannot be opened as a picture, so there is nothing to look at closely.',
  remedy: 'The reason stands beside the photo; get another copy of the file.',
}
