import { randomUUID } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { hashFile } from '../../../models/files/hash-file.ts'
import { type Sha256, sha256 } from '../../contract/ids.ts'

const knownHash = z.object({ bytes: z.number(), modifiedMs: z.number(), sha256 })
const knownHashes = z.record(z.string(), knownHash)
type KnownHash = z.infer<typeof knownHash>
type KnownHashes = z.infer<typeof knownHashes>

export interface HashOptions {
  signal?: AbortSignal | undefined
  /** Share of this file that has been read, 0..1. */
  onProgress?: (fraction: number) => void
}

export interface FileHashes {
  /** SHA-256 of a file: from the record while its size and time of change are those recorded, else by reading it all. */
  of(path: string, options?: HashOptions): Promise<Sha256>
  /** The hash on record where the file is still of the size and time it had then; null where it would have to be read. */
  known(path: string): Sha256 | null
  /** A file that had this hash when it was last read, and has not changed since; null where none is known. */
  fileOf(hash: Sha256): string | null
}

/** Hashes of large files, kept in a small JSON file. The record is a cache: one that cannot be read is begun anew. */
export function createFileHashes(recordFile: string): FileHashes {
  // What was read by this process is known even where the record cannot be kept.
  const read = new Map<string, KnownHash>()
  const known = (path: string, { size, mtimeMs }: Stats): Sha256 | null => {
    const isNow = (found: KnownHash | undefined) => found?.bytes === size && found.modifiedMs === mtimeMs
    return [read.get(path), readRecord(recordFile)[path]].find(isNow)?.sha256 ?? null
  }
  return {
    known(path) {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat ? known(path, stat) : null
    },
    async of(path, options = {}) {
      const stat = statSync(path)
      const onRecord = known(path, stat)
      if (onRecord) return onRecord
      const { size, mtimeMs } = stat
      const { signal, onProgress } = options
      const hash = await hashFile(path, { signal, onProgress: (done) => onProgress?.(done / Math.max(size, 1)) })
      const now = { bytes: size, modifiedMs: mtimeMs, sha256: hash }
      read.set(path, now)
      // Read again: another process may have added its own meanwhile.
      await writeRecord(recordFile, { ...readRecord(recordFile), [path]: now })
      return hash
    },
    fileOf(hash) {
      for (const [path, known] of [...read, ...Object.entries(readRecord(recordFile))]) {
        const stat = known.sha256 === hash ? statSync(path, { throwIfNoEntry: false }) : undefined
        if (stat && known.bytes === stat.size && known.modifiedMs === stat.mtimeMs) return path
      }
      return null
    },
  }
}

function readRecord(recordFile: string): KnownHashes {
  try {
    return knownHashes.parse(JSON.parse(readFileSync(recordFile, 'utf8')))
  } catch (error) {
    const isMissingOrUnusable =
      error instanceof SyntaxError || error instanceof z.ZodError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isMissingOrUnusable) return {}
    throw error
  }
}

/** A record that cannot be kept (a full disk, a read-only cache) costs the time to read the file again, and nothing else. */
async function writeRecord(recordFile: string, hashes: KnownHashes): Promise<void> {
  const partial = `${recordFile}.${randomUUID()}.partial`
  try {
    await mkdir(dirname(recordFile), { recursive: true })
    await writeFile(partial, JSON.stringify(hashes, null, 1))
    await rename(partial, recordFile)
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    await rm(partial, { force: true }).catch(() => null)
  }
}
