import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../../contract/ids.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'

export interface Previews {
  /** WebP bytes, upright, no side longer than `side` rounded up to a size that is kept. */
  of(sha256: Sha256, side: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
}

/** Few sizes, so that a photo is decoded a few times at most. */
const KEPT_SIDES = [320, 1600, 4096]

/** Smaller copies for the screen, made when first asked for and kept under `previews/`, which may be deleted at any time. */
export function createPreviews({ library, photos }: { library: Library; photos: Photos }): Previews {
  const folder = join(library.folder, 'previews')
  const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  async function of(sha256: Sha256, side: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const keptSide = KEPT_SIDES.find((kept) => kept >= side) ?? KEPT_SIDES.at(-1)!
    const file = join(folder, sha256.slice(0, 2), `${sha256}-${keptSide}.webp`)
    const kept = await readFile(file).catch(absent)
    if (kept) return kept
    // Made to its end even when the one who asked has gone: the next will ask for the same.
    const making = underWay.get(file) ?? make(sha256, keptSide, file)
    underWay.set(file, making)
    try {
      const bytes = await making
      signal?.throwIfAborted()
      return bytes
    } finally {
      underWay.delete(file)
    }
  }

  async function make(sha256: Sha256, longestSidePx: number, file: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(await photos.preview(library.originalPath(sha256), longestSidePx))
    await keep(file, bytes)
    return bytes
  }

  /** A preview that cannot be kept (full disk, read-only folder) is made anew the next time. */
  async function keep(file: string, bytes: Uint8Array): Promise<void> {
    const half = `${file}.${randomUUID()}.part`
    try {
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(half, bytes)
      await rename(half, file)
    } catch {
      await rm(half, { force: true })
    }
  }

  return { of }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
