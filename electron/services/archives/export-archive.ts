// A case becomes one file. Everything is summed first, so that the seal is known and a damaged original found before the
// first byte leaves; then the file streams straight from where the originals lie, however large it is.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import {
  FORMAT,
  FORMAT_VERSION,
  LOG_NAME,
  MANIFEST_NAME,
  type Manifest,
  ORIGINALS_FOLDER,
  SEAL_NAME,
  sealText,
} from '../../../resources/verifier/core/manifest.ts'
import { archiveByteLength, archiveEnd, localHeader } from '../../../resources/verifier/core/zip-layout.ts'
import type { CaseId, Sha256 } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { ORIGINAL_ALTERED, ORIGINAL_MISSING } from '../photos/original-problems.ts'
import { caseLog, logHead, logLine, originalsOfCase, photosLeftBehind, rowLines } from '../store/archive/read-case.ts'
import { ARCHIVED_TABLES } from '../store/archive/tables.ts'
import { getCase } from '../store/cases.ts'
import { openReadConnection, type ReadConnection } from '../store/connection.ts'
import { borderStatement } from '../store/library-settings.ts'
import { MIGRATIONS } from '../store/migrations.ts'
import { type ArchivePart, textPart } from './archive-part.ts'
import { readmeText } from './readme.ts'
import { openSpool, type Spool } from './spool.ts'

export interface ExportOptions {
  library: Library
  caseId: CaseId
  version: string
  signal?: AbortSignal
  onProgress?: (fraction: number | null, message: string) => void
}

export interface PreparedArchive {
  manifest: Manifest
  seal: string
  byteLength: number
  files: number
  bytes(): AsyncGenerator<Uint8Array>
  dispose(): Promise<void>
}

const READ_BYTES = 1024 * 1024

/** Throws `not-in-library`, `original-missing`, `original-altered`, `disk-full` and what a damaged library throws, and the signal's reason. */
export async function prepareArchive(options: ExportOptions): Promise<PreparedArchive> {
  const { library } = options
  const spool = await openSpool(library)
  // A connection of its own, held at one moment: what is written meanwhile comes with the next export.
  const db = openReadConnection(join(library.folder, 'library.sqlite'))
  try {
    db.exec('BEGIN')
    return await put(options, db, spool)
  } catch (error) {
    await spool.dispose()
    throw error
  } finally {
    db.close()
  }
}

async function put(options: ExportOptions, db: ReadConnection, spool: Spool): Promise<PreparedArchive> {
  const { library, caseId, version, signal, onProgress = () => {} } = options
  const { title } = getCase(db, caseId)
  const breathe = async () => {
    await nextTurn()
    signal?.throwIfAborted()
  }
  const ids = new Set<string>()
  const tables: ArchivePart[] = []
  for (const table of ARCHIVED_TABLES) {
    onProgress(null, 'tables')
    tables.push(await spool.write(`rows/${table.table}.jsonl`, noting(rowLines(db, table, caseId), ids), breathe))
  }
  const log = await spool.write(LOG_NAME, logLines(db, ids), breathe)
  const originals: ArchivePart[] = []
  const expected = originalsOfCase(db, caseId)
  const total = expected.reduce((sum, { byteLength }) => sum + byteLength, 0)
  let done = 0
  for (const { sha256 } of expected) {
    const part = await summed(library.originalPath(sha256 as Sha256), sha256 as Sha256, async (bytes) => {
      done += bytes
      onProgress(total === 0 ? null : done / total, 'originals')
      signal?.throwIfAborted()
    })
    originals.push(part)
  }
  const listed = [textPart('README.txt', readmeText(title)), ...tables, log, ...originals]
  const manifest: Manifest = {
    ...{ format: FORMAT, version: FORMAT_VERSION, product: 'Whereabouts', productVersion: version, tablesVersion: MIGRATIONS.length },
    ...{ exportedAt: library.stamp().now.toISOString(), exportedBy: library.stamp().actor, caseId, caseTitle: title },
    borders: borderStatement(db),
    photos: tables.find(({ name }) => name === 'rows/photos.jsonl')?.rows ?? 0,
    photosLeftBehind: photosLeftBehind(db, caseId),
    logEntries: log.rows,
    logHead: logHead(db),
    files: listed.map(({ name, byteLength, sha256, rows }) => ({ name, byteLength, sha256, ...(rows !== undefined && { rows }) })),
  }
  const manifestPart = textPart(MANIFEST_NAME, `${JSON.stringify(manifest, null, 1)}\n`)
  const parts = [manifestPart, textPart(SEAL_NAME, sealText(manifestPart.sha256)), ...listed]
  return {
    manifest,
    seal: manifestPart.sha256,
    byteLength: archiveByteLength(parts),
    files: parts.length,
    bytes: () => archiveBytes(parts),
    dispose: () => spool.dispose(),
  }
}

const IDS = /"(?:id|[a-z_]+_id)":"([0-9a-f-]{36})"/g

/** Passes the lines on and remembers the ids in them: the log is asked for what was said of these. */
function* noting(lines: Iterable<string>, ids: Set<string>): Generator<string> {
  for (const line of lines) {
    for (const [, id] of line.matchAll(IDS)) ids.add(id!)
    yield line
  }
}

function* logLines(db: ReadConnection, ids: ReadonlySet<string>): Generator<string> {
  for (const entry of caseLog(db, ids)) yield logLine(db, entry)
}

async function summed(path: string, expected: Sha256, onRead: (bytes: number) => Promise<void>): Promise<ArchivePart> {
  const hash = createHash('sha256')
  let [crc, byteLength] = [0, 0]
  try {
    for await (const piece of createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
      hash.update(piece)
      crc = crc32(piece, crc)
      byteLength += piece.length
      await onRead(piece.length)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ProblemError({ ...ORIGINAL_MISSING, details: { sha256: expected } })
    throw error
  }
  if (hash.digest('hex') !== expected) throw new ProblemError({ ...ORIGINAL_ALTERED, details: { sha256: expected } })
  const bytes = () => createReadStream(path, { highWaterMark: READ_BYTES })
  return { name: `${ORIGINALS_FOLDER}${expected}`, byteLength, crc32: crc, sha256: expected, bytes }
}

async function* archiveBytes(parts: readonly ArchivePart[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    yield localHeader(part)
    let crc = 0
    for await (const piece of part.bytes()) {
      crc = crc32(piece, crc)
      yield piece
    }
    // Changed between the sum and now: the file ends here and is seen to be cut off.
    if (crc !== part.crc32) throw new ProblemError(ORIGINAL_ALTERED)
  }
  yield* archiveEnd(parts)
}
