import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, extname, isAbsolute } from 'node:path'
import { type ListedPack, MOST_PACKS, type Pack, type PackId, packId } from '../../contract/packs.ts'
import { ProblemError, problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { listedPacks } from '../store/map-packs.ts'
import { checkTile, type ServedTile } from './check-tile.ts'
import { openMbtiles } from './open-mbtiles.ts'
import { openPmtiles } from './open-pmtiles.ts'
import { MOST_ZOOM } from './pack-limits.ts'
import { packMissing, packUnreadable } from './pack-problems.ts'
import type { PackReader } from './pack-reader.ts'

interface Opened {
  reader: PackReader
  bytes: number
  /** Time of the file's last change: one that was replaced is opened anew. */
  changedMs: number
}

export interface Packs {
  list(): Promise<Pack[]>
  /** Throws `pack-unreadable`, `pack-missing` or `pack-listed`: only a pack that works is listed. */
  add(path: string): Promise<Pack[]>
  change(id: PackId, changes: { name?: string | undefined; enabled?: boolean | undefined }): Promise<Pack[]>
  move(id: PackId, by: number): Promise<Pack[]>
  remove(id: PackId): Promise<Pack[]>
  /** Null where the pack has no such tile. Throws `pack-unreadable` and `pack-missing`. */
  tile(id: PackId, zoom: number, x: number, y: number): Promise<ServedTile | null>
  close(): Promise<void>
}

/** The user's map packs of a library: listed in it, opened when they are first looked at, never written to. */
export function createPacks({ library }: { library: Library }): Packs {
  const opened = new Map<string, Promise<Opened>>()
  const current = () => listedPacks(library.read)
  const save = (packs: ListedPack[]) => perform(library.write, { type: 'arrange-packs', packs }, library.stamp())

  async function openedAt(path: string): Promise<Opened> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO'].includes(error.code ?? '')) return null
      throw error
    })
    const before = await opened.get(path)?.catch(() => null)
    if (before && found && before.changedMs === found.mtimeMs && before.bytes === found.size) return before
    forget(path)
    if (!found) throw packMissing()
    if (!found.isFile()) throw packUnreadable('it is no file')
    const opening = openPack(path).then((reader) => ({ reader, bytes: found.size, changedMs: found.mtimeMs }))
    opened.set(path, opening)
    return opening
  }

  function forget(path: string): void {
    const before = opened.get(path)
    opened.delete(path)
    // What could not be opened has nothing to close.
    before?.then(({ reader }) => reader.close()).catch(() => {})
  }

  async function describe({ id, name, path, enabled }: ListedPack): Promise<Pack> {
    try {
      const { reader, bytes } = await openedAt(path)
      return { id, name, path, enabled, state: 'ready', problem: null, content: reader.content, bytes }
    } catch (error) {
      const problem = problemOf(error) ?? problemOf(packUnreadable('the system does not let it be read'))
      const state = problem?.code === 'pack-missing' ? 'missing' : 'unreadable'
      return {
        id,
        name,
        path,
        enabled,
        state,
        problem: problem && { message: problem.message, remedy: problem.remedy },
        content: null,
        bytes: null,
      }
    }
  }

  const described = () => Promise.all(current().map(describe))
  const changed = (id: PackId, change: (pack: ListedPack) => ListedPack) => {
    save(current().map((pack) => (pack.id === id ? change(pack) : pack)))
    return described()
  }

  return {
    list: described,
    async add(path) {
      if (!isAbsolute(path)) {
        throw new ProblemError({
          code: 'pack-path',
          message: 'The whole path of the file is needed, from the root of the drive on.',
          remedy: 'Copy it from the file manager, such as /home/me/maps/city.pmtiles.',
        })
      }
      const packs = current()
      if (packs.some((pack) => pack.path === path)) {
        throw new ProblemError({ code: 'pack-listed', message: 'This map pack is in the list already.', remedy: 'Switch it on there.' })
      }
      if (packs.length >= MOST_PACKS) throw packUnreadable(`there are ${MOST_PACKS} packs already`, 'Remove one that is not needed.')
      const { reader } = await openedAt(path)
      const name = reader.title?.slice(0, 100) || basename(path, extname(path))
      save([...packs, { id: packId.parse(randomUUID()), name, path, enabled: true }])
      return described()
    },
    change: (id, { name, enabled }) => changed(id, (pack) => ({ ...pack, name: name ?? pack.name, enabled: enabled ?? pack.enabled })),
    async move(id, by) {
      const packs = current()
      const from = packs.findIndex((pack) => pack.id === id)
      const [moved] = from < 0 ? [] : packs.splice(from, 1)
      if (moved) {
        packs.splice(Math.max(0, Math.min(packs.length, from + by)), 0, moved)
        save(packs)
      }
      return described()
    },
    async remove(id) {
      const removed = current().find((pack) => pack.id === id)
      if (removed) {
        save(current().filter((pack) => pack.id !== id))
        forget(removed.path)
      }
      return described()
    },
    async tile(id, zoom, x, y) {
      const pack = current().find((candidate) => candidate.id === id)
      const size = 2 ** zoom
      if (!pack || zoom > MOST_ZOOM || x >= size || y >= size) return null
      const { reader } = await openedAt(pack.path)
      const bytes = await reader.tile(zoom, x, y)
      return bytes && checkTile(bytes, reader.content.tiles)
    },
    async close() {
      for (const path of opened.keys()) forget(path)
    },
  }
}

function openPack(path: string): Promise<PackReader> {
  switch (extname(path).toLowerCase()) {
    case '.pmtiles':
      return openPmtiles(path)
    case '.mbtiles':
      return openMbtiles(path)
    default:
      throw packUnreadable('its name ends in neither .pmtiles nor .mbtiles', 'Choose a file with one of these endings.')
  }
}
