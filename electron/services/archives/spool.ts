import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { Library } from '../library/library.ts'
import { asStoreProblem } from '../store/store-problems.ts'
import type { ArchivePart } from './archive-part.ts'

/** What a program that was killed left behind goes after this long. */
const ABANDONED_AFTER_MS = 24 * 3_600_000
/** Lines are written in pieces of about this many characters. */
const PIECE = 256 * 1024

/** A folder of its own in the library, for parts of an archive that are too large to be held in memory. */
export interface Spool {
  /** Writes lines into a file; `breathe` is awaited now and then. */
  write(name: string, lines: Iterable<string>, breathe: () => Promise<void>): Promise<ArchivePart & { rows: number }>
  dispose(): Promise<void>
}

export async function openSpool(library: Library): Promise<Spool> {
  const outgoing = join(library.folder, 'outgoing')
  const folder = join(outgoing, randomUUID())
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeAbandoned(outgoing)
  } catch (error) {
    throw asStoreProblem(error, outgoing)
  }
  return {
    async write(name, lines, breathe) {
      const path = join(folder, name.replaceAll('/', '-'))
      const hash = createHash('sha256')
      const out = createWriteStream(path, { mode: 0o600 })
      // Heard at `finished`; without a listener a full disk would end the process.
      const written = finished(out)
      written.catch(() => null)
      let [rows, byteLength, crc, piece] = [0, 0, 0, '']
      const flush = async () => {
        const bytes = Buffer.from(piece)
        piece = ''
        hash.update(bytes)
        crc = crc32(bytes, crc)
        byteLength += bytes.length
        if (!out.write(bytes) && !out.errored)
          await Promise.race([new Promise<void>((resolve) => out.once('drain', () => resolve())), written])
        await breathe()
      }
      try {
        for (const line of lines) {
          rows++
          piece += `${line}\n`
          if (piece.length >= PIECE) await flush()
        }
        await flush()
        out.end()
        await written
      } catch (error) {
        out.destroy()
        throw asStoreProblem(error, path)
      }
      return { name, byteLength, crc32: crc, sha256: hash.digest('hex'), rows, bytes: () => createReadStream(path) }
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}

async function removeAbandoned(outgoing: string): Promise<void> {
  for (const name of await readdir(outgoing)) {
    const path = join(outgoing, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}
