import { z } from 'zod'
import type { CaseImport } from '../../../contract/archives.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { logEntry } from '../../../contract/library.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { toJson } from '../json-column.ts'
import { appendLog } from '../log.ts'
import type { Stamp } from '../stamp.ts'
import { change, many, one } from '../statements.ts'
import type { LinkedLogEntry } from './read-case.ts'
import { refused } from './write-case.ts'

export interface NewImport {
  caseId: CaseId
  seal: string
  fileName: string
  productVersion: string
  exportedAt: string
  exportedBy: string
  head: { sequence: number; hash: string } | null
}

/** Keeps where a case came from, and writes it into this library's own log. */
export function addImport(db: WriteConnection, { caseId, seal, head, ...input }: NewImport, stamp: Stamp): void {
  change(
    db,
    `INSERT INTO imports (case_id, seal, file_name, product_version, exported_at, exported_by, head_sequence, head_hash, imported_at, imported_by)
     VALUES (:caseId, :seal, :fileName, :productVersion, :exportedAt, :exportedBy, :headSequence, :headHash, :now, :actor)`,
    {
      ...{ caseId, seal, ...input, headSequence: head?.sequence ?? null, headHash: head?.hash ?? null },
      ...{ now: stamp.now.toISOString(), actor: stamp.actor },
    },
  )
  const details = {
    seal,
    fileName: input.fileName,
    exportedBy: input.exportedBy,
    exportedAt: input.exportedAt,
    logHead: head?.hash ?? null,
  }
  appendLog(db, { action: 'case-imported', subject: `case:${caseId}`, details }, stamp)
}

const importedEntry = logEntry.extend({ previousHash: z.string(), hash: z.string() }).strict()

/** One entry of the log that the case had where it came from; its hash was checked before. */
export function addImportedLogEntry(db: WriteConnection, { caseId, seal }: { caseId: CaseId; seal: string }, line: string): void {
  const parsed = importedEntry.safeParse(JSON.parse(line))
  if (!parsed.success) throw refused('log', parsed.error.issues[0]?.path.join('.') ?? '')
  const { details, ...entry } = parsed.data
  change(
    db,
    `INSERT INTO imported_log (case_id, seal, sequence, at, actor, action, subject, details, previous_hash, hash)
     VALUES (:caseId, :seal, :sequence, :at, :actor, :action, :subject, :details, :previousHash, :hash)`,
    { caseId, seal, ...entry, details: toJson(details) },
  )
}

/** The archives that a case came from, the newest first; none for a case that began here. */
export function listImports(db: ReadConnection, { caseId }: { caseId: CaseId }): CaseImport[] {
  return many<CaseImport>(
    db,
    `SELECT seal, file_name AS fileName, product_version AS productVersion, exported_at AS exportedAt, exported_by AS exportedBy,
       imported_at AS importedAt, imported_by AS importedBy,
       (SELECT count(*) FROM imported_log WHERE imported_log.case_id = imports.case_id AND imported_log.seal = imports.seal) AS logEntries
     FROM imports WHERE case_id = :caseId ORDER BY number DESC`,
    { caseId },
  )
}

/** In order. */
export function listImportedLog(db: ReadConnection, input: { caseId: CaseId; seal: string }): LinkedLogEntry[] {
  return many<LinkedLogEntry>(
    db,
    `SELECT sequence, previous_hash AS previousHash, at, actor, action, subject, details, hash FROM imported_log
     WHERE case_id = :caseId AND seal = :seal ORDER BY sequence`,
    input,
  )
}

export function caseIsHere(db: ReadConnection, caseId: string): boolean {
  return one(db, 'SELECT 1 FROM cases WHERE id = :caseId', { caseId }) !== null
}

/** Writes that a case left this library as an archive. */
export function noteExport(
  db: WriteConnection,
  input: { caseId: CaseId; seal: string; files: number; byteLength: number },
  stamp: Stamp,
): void {
  const { caseId, ...details } = input
  appendLog(db, { action: 'case-exported', subject: `case:${caseId}`, details }, stamp)
}
