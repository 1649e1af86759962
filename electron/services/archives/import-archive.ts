// A case that comes as an archive: checked whole first, its originals copied under their hashes, and then all of its rows in
// one transaction. Whatever ends this in the middle leaves the library as it was, but for originals that no case has yet.
import { rm } from 'node:fs/promises'
import { createLines } from '../../../resources/verifier/core/lines.ts'
import { LOG_NAME, type Manifest, ORIGINALS_FOLDER } from '../../../resources/verifier/core/manifest.ts'
import type { ByteSource, Verification, VerifiedEntry } from '../../../resources/verifier/core/verify-archive.ts'
import { type CaseId, caseId as caseIdSchema, type Sha256, sha256 as sha256Schema } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { shownName } from '../intake/shown-name.ts'
import type { Library } from '../library/library.ts'
import { ingest } from '../photos/ingest.ts'
import { addImport, addImportedLogEntry, caseIsHere } from '../store/archive/imports.ts'
import { readBack } from '../store/archive/read-back.ts'
import { ARCHIVED_TABLES } from '../store/archive/tables.ts'
import { refused, writeCase } from '../store/archive/write-case.ts'
import { MIGRATIONS } from '../store/migrations.ts'
import { inTransaction } from '../store/transaction.ts'
import { fileSource, piecesOf } from './file-source.ts'
import { openArchiveFile, verifySource } from './verify-file.ts'

export interface ImportOptions {
  library: Library
  path: string
  /** As the person knows the file; shown, and never used as a path. */
  fileName: string
  signal?: AbortSignal
  onProgress?: (fraction: number | null, message: string) => void
}

export interface ImportedCase {
  caseId: CaseId
  title: string
  seal: string
  photos: number
}

/** Rows are held in memory until the transaction takes them: this much of them, as text. */
const MOST_ROW_BYTES = 1024 ** 3

/**
 * Throws `archive-unreadable`, `archive-not-whole`, `archive-from-newer-version`, `case-already-here`, `archive-rows-refused`,
 * `archive-too-large`, `disk-full`, and the signal's reason.
 */
export async function importArchive(options: ImportOptions): Promise<ImportedCase> {
  const file = await openArchiveFile(options.path)
  try {
    return await importFrom(await fileSource(file), options)
  } finally {
    await file.close()
  }
}

async function importFrom(source: ByteSource, options: ImportOptions): Promise<ImportedCase> {
  const { library, signal, onProgress = () => {} } = options
  const verification = await verifySource(source, { ...(signal && { signal }), onProgress: (fraction) => onProgress(fraction, 'checking') })
  const { manifest, seal, caseId } = accepted(verification)
  if (caseIsHere(library.read, caseId)) throw alreadyHere(caseId)
  const byName = new Map(verification.entries.map((entry) => [entry.name, entry]))
  const rows = await readRows(source, byName, signal)
  const copied = await copyOriginals(source, verification.entries, options)
  try {
    onProgress(null, 'rows')
    signal?.throwIfAborted()
    inTransaction(library.write, () => {
      // Again, now that nobody else can write: another window may just have brought it in.
      if (caseIsHere(library.write, caseId)) throw alreadyHere(caseId)
      const written = writeCase(library.write, { caseId, sessionId: library.session })
      for (const table of ARCHIVED_TABLES) for (const line of rows.get(`rows/${table.table}.jsonl`) ?? []) written.add(table, line)
      for (const line of rows.get(LOG_NAME) ?? []) addImportedLogEntry(library.write, { caseId, seal }, line)
      const { productVersion, exportedAt, exportedBy, logHead } = manifest
      const from = { productVersion, exportedAt, exportedBy, head: logHead }
      addImport(library.write, { caseId, seal, fileName: shownName(options.fileName), ...from }, library.stamp())
      readBack(library.write, caseId)
    })
  } catch (error) {
    for (const sha256 of copied) await rm(library.originalPath(sha256), { force: true })
    throw error
  }
  return { caseId, title: manifest.caseTitle, seal, photos: manifest.photos }
}

function accepted({ whole, manifest, seal, checks }: Verification): { manifest: Manifest; seal: string; caseId: CaseId } {
  if (!whole || !manifest || !seal) {
    const findings = checks.filter(({ passed }) => !passed).flatMap(({ said }) => said)
    throw new ProblemError({
      code: 'archive-not-whole',
      message: `This file is not an archive as Whereabouts wrote it: ${findings[0] ?? 'it cannot be read.'}`,
      remedy: 'Nothing was taken in. Get the archive once more from whoever made it, and compare the seal with them.',
      details: Object.fromEntries(findings.slice(1, 6).map((finding, index) => [`also ${index + 1}`, finding])),
    })
  }
  const caseId = caseIdSchema.safeParse(manifest.caseId)
  if (!caseId.success) throw refused('cases', 'id')
  if (manifest.tablesVersion > MIGRATIONS.length) throw new ProblemError(FROM_NEWER_VERSION)
  return { manifest, seal, caseId: caseId.data }
}

async function readRows(
  source: ByteSource,
  entries: ReadonlyMap<string, VerifiedEntry>,
  signal?: AbortSignal,
): Promise<Map<string, string[]>> {
  const known = new Set([...ARCHIVED_TABLES.map(({ table }) => `rows/${table}.jsonl`), LOG_NAME])
  const tables = [...entries.values()].filter(({ name }) => name.endsWith('.jsonl'))
  for (const { name } of tables) if (!known.has(name)) throw refused(name, '')
  if (tables.reduce((sum, { byteLength }) => sum + byteLength, 0) > MOST_ROW_BYTES) throw new ProblemError(TOO_LARGE)
  const found = new Map<string, string[]>()
  for (const entry of tables) {
    const ofTable: string[] = []
    const lines = createLines((line) => ofTable.push(line))
    for await (const piece of piecesOf(source, entry)) {
      signal?.throwIfAborted()
      lines.add(piece)
    }
    lines.end()
    found.set(entry.name, ofTable)
  }
  return found
}

/** Those that were not here before: should the rows be refused, nothing would speak of them. */
async function copyOriginals(source: ByteSource, entries: readonly VerifiedEntry[], options: ImportOptions): Promise<Sha256[]> {
  const { library, signal, onProgress = () => {} } = options
  const originals = entries.filter(({ name }) => name.startsWith(ORIGINALS_FOLDER))
  const total = originals.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const copied: Sha256[] = []
  let done = 0
  try {
    for (const entry of originals) {
      const expected = sha256Schema.parse(entry.name.slice(ORIGINALS_FOLDER.length))
      const bytes = piecesOf(source, entry)
      const { sha256, wasHere } = await ingest({
        bytes,
        originalPath: library.originalPath,
        folder: library.folder,
        ...(signal && { signal }),
      })
      if (!wasHere) copied.push(sha256)
      if (sha256 !== expected) throw refused('originals', 'sha256')
      done += entry.byteLength
      onProgress(total === 0 ? null : done / total, 'originals')
    }
    return copied
  } catch (error) {
    for (const sha256 of copied) await rm(library.originalPath(sha256), { force: true })
    throw error
  }
}

function alreadyHere(caseId: CaseId): ProblemError {
  return new ProblemError({
    code: 'case-already-here',
    message: 'This case is in this library already.',
    remedy: 'Open it here. To look at the archive beside it, import it into another library.',
    details: { case: caseId },
  })
}

const FROM_NEWER_VERSION = {
  code: 'archive-from-newer-version',
  message: 'This archive was made by a newer version of Whereabouts. Nothing of it was taken in.',
  remedy: 'Update Whereabouts on this computer, then import it again.',
}
const TOO_LARGE = {
  code: 'archive-too-large',
  message: 'The tables of this archive are larger than this program reads.',
  remedy: 'Check it with the stand-alone verifier, and ask for the case in parts.',
}
