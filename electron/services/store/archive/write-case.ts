// Rows from an archive become rows of this library. Nothing of them is believed: every cell is held against its column,
// every reference must lead to a row of the same archive, and what was written is read back before it is saved.
import { z } from 'zod'
import type { CaseId } from '../../../contract/ids.ts'
import { ProblemError } from '../../../core/problem.ts'
import type { WriteConnection } from '../connection.ts'
import type { SessionId } from '../sessions.ts'
import { change, one, type Value } from '../statements.ts'
import { columnsOf, isNumbered, referencesOf } from './columns.ts'
import { ARCHIVED_TABLES, type ArchivedTable } from './tables.ts'

const LONGEST_TEXT = 32 * 1024 * 1024
const DEEPEST_JSON = 40

const text = z.string().max(LONGEST_TEXT)
const real = z.union([z.number(), z.object({ real: z.enum(['Infinity', '-Infinity', 'NaN']) }).transform((cell) => Number(cell.real))])
const blob = z.object({ base64: z.base64().max(LONGEST_TEXT) }).transform((cell) => new Uint8Array(Buffer.from(cell.base64, 'base64')))
const CELLS: Record<string, z.ZodType<Value>> = { TEXT: text, INTEGER: z.number().int(), REAL: real, BLOB: blob }

/** Narrower than the columns: what a person reads on one line. */
const NARROWER: Record<string, z.ZodType<Value>> = {
  'cases.title': z.string().trim().min(1).max(200),
  'photos.file_name': z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u),
}

export interface WrittenCase {
  /** Adds one row of a table; the tables come in the order of `ARCHIVED_TABLES`. Throws `archive-rows-refused`. */
  add(table: ArchivedTable, line: string): void
}

export interface WriteCaseInput {
  caseId: CaseId
  /** Runs are taken over by the session that brings them in; none of them goes on. */
  sessionId: SessionId
}

/** Within a transaction of the caller's. */
export function writeCase(db: WriteConnection, { caseId, sessionId }: WriteCaseInput): WrittenCase {
  const keys = new Map<string, Set<string>>()
  const numbers = new Map<string, Map<number, number>>()
  const tables = new Map(ARCHIVED_TABLES.map((entry) => [entry.table, describeTable(db, entry)]))
  const leanedOn = new Map<string, Set<string>>()
  for (const { references } of tables.values())
    for (const { toTable, toColumn } of references) leanedOn.set(toTable, (leanedOn.get(toTable) ?? new Set()).add(toColumn))

  function add({ table, forTheRecord }: ArchivedTable, line: string): void {
    const { schema, numbered, references, mappedNumbers } = tables.get(table)!
    const parsed = schema.safeParse(shallowJson(line, table))
    if (!parsed.success) throw refused(table, parsed.error.issues[0]?.path.join('.') ?? '')
    if (forTheRecord) return
    const row = parsed.data as Record<string, Value>
    for (const { column, toTable, toColumn } of references) {
      const value = row[column]
      if (value == null || toTable === 'sessions' || column in mappedNumbers) continue
      if (!keys.get(`${toTable}.${toColumn}`)?.has(String(value))) throw refused(table, column)
    }
    if (table === 'cases' && row.id !== caseId) throw refused(table, 'id')
    for (const [column, toTable] of Object.entries(mappedNumbers)) {
      const number = numbers.get(toTable)?.get(row[column] as number)
      if (number === undefined) throw refused(table, column)
      row[column] = number
    }
    const oldNumber = row.number as number
    if (numbered) row.number = null
    settle(table, row)
    remember(table, row)
    if (table === 'originals' && sameOriginal(row)) return
    write(table, row)
    if (!numbered) return
    const ofTable = numbers.get(table) ?? new Map<number, number>()
    numbers.set(table, ofTable.set(oldNumber, one<{ id: number }>(db, 'SELECT last_insert_rowid() AS id')!.id))
  }

  /** What means something else here than where it came from. */
  function settle(table: string, row: Record<string, Value>): void {
    if (table === 'entity_checks') {
      row.session_id = sessionId
      if (row.state === 'waiting' || row.state === 'running') row.state = 'cancelled'
    }
    if (table === 'runs') {
      row.session_id = sessionId
      // Nobody works on it here; it can be started again.
      if (row.state === 'queued' || row.state === 'running') Object.assign(row, { state: 'interrupted', stage: null })
    }
    if (table === 'search_entries') {
      const [kind, number] = String(row.origin).split(':')
      if (kind === 'verdict') row.origin = `verdict:${numbers.get('verdicts')?.get(Number(number)) ?? 0}`
    }
  }

  /** Originals are shared by all cases of a library; the same bytes may be here already. */
  function sameOriginal(row: Record<string, Value>): boolean {
    const here = one<{ bytes: number }>(db, 'SELECT byte_length AS bytes FROM originals WHERE sha256 = :sha256', {
      sha256: row.sha256 ?? '',
    })
    if (here && here.bytes !== row.byte_length) throw refused('originals', 'byte_length')
    return here !== null
  }

  function remember(table: string, row: Record<string, Value>): void {
    for (const name of leanedOn.get(table) ?? []) {
      const key = `${table}.${name}`
      keys.set(key, (keys.get(key) ?? new Set()).add(String(row[name])))
    }
  }

  function write(table: string, row: Record<string, Value>): void {
    const names = Object.keys(row)
    const places = names.map((name) => `:${name}`).join(', ')
    try {
      change(db, `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`, row)
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) throw refused(table, '', error)
      throw error
    }
  }

  return { add }
}

function describeTable(db: WriteConnection, { table, numbers = {}, derived = [] }: ArchivedTable) {
  const columns = columnsOf(db, table).filter(({ name }) => !derived.includes(name))
  const shape = Object.fromEntries(
    columns.map(({ name, type, nullable, hasDefault }) => {
      const cell = NARROWER[`${table}.${name}`] ?? CELLS[type] ?? z.never()
      const orNull = nullable ? cell.nullable() : cell
      // An archive from an older version lacks the columns that came since.
      return [name, nullable || hasDefault ? orNull.optional() : orNull]
    }),
  )
  return {
    numbered: isNumbered(columns),
    references: referencesOf(db, table),
    mappedNumbers: numbers,
    // Names of columns come from this library's own tables: the schema lets no other through.
    schema: z.strictObject(shape),
  }
}

/** JSON whose nesting no row of ours has could exhaust whoever reads it next. */
function shallowJson(line: string, table: string): unknown {
  let depth = 0
  let inString = false
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i)
    if (inString) {
      if (unit === 92) i++
      else if (unit === 34) inString = false
    } else if (unit === 34) inString = true
    else if (unit === 91 || unit === 123) depth++
    else if (unit === 93 || unit === 125) depth--
    if (depth > DEEPEST_JSON) throw refused(table, '')
  }
  try {
    return JSON.parse(line)
  } catch (error) {
    throw refused(table, '', error)
  }
}

export function refused(table: string, column: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'archive-rows-refused',
      message: 'The archive is whole, but what it holds cannot have been written by Whereabouts. Nothing of it was taken in.',
      remedy: 'Ask whoever made the archive to export the case again with a current version.',
      details: { table, ...(column && { column }) },
    },
    { cause },
  )
}
