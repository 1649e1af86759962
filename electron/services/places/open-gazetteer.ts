import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { GAZETTEER_VERSION } from '../../core/places/gazetteer-layout.ts'
import { ProblemError } from '../../core/problem.ts'
import { prepareStatements, type Statements } from './sql/statements.ts'

export interface Gazetteer {
  statements: Statements
  facts: ReadonlyMap<string, string>
  close(): void
}

/** Opens the gazetteer's file read-only. Throws `gazetteer-missing` or `gazetteer-damaged`. */
export function openGazetteer(file: string): Gazetteer {
  if (!existsSync(file)) {
    throw new ProblemError({
      code: 'gazetteer-missing',
      message: 'The list of the world’s places has not been built yet.',
      remedy: 'Run `npm start`, which builds it in a minute or two.',
      details: { file },
    })
  }
  let db: Database.Database | null = null
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    db.pragma('mmap_size = 536870912')
    db.pragma('query_only = ON')
    const statements = prepareStatements(db)
    const facts = new Map(statements.meta.all().map(({ key, value }) => [key, value]))
    const fault = faultOf(facts, db)
    if (fault) throw damaged(file, fault)
    const opened = db
    return { statements, facts, close: () => opened.close() }
  } catch (error) {
    db?.close()
    if (error instanceof ProblemError) throw error
    throw damaged(file, error instanceof Error ? error.message : String(error), error)
  }
}

/** What is wrong with the file, without reading all of it; null when nothing is. */
function faultOf(facts: ReadonlyMap<string, string>, db: Database.Database): string | null {
  if (facts.get('version') !== String(GAZETTEER_VERSION)) return `layout ${facts.get('version')}, expected ${GAZETTEER_VERSION}`
  const lines = [...facts].filter(([key]) => key !== 'digest').map(([key, value]) => `${key}=${value}\n`)
  if (createHash('sha256').update(lines.sort().join('')).digest('hex') !== facts.get('digest')) return 'its description was altered'
  for (const [table, fact] of [
    ['place', 'places'],
    ['name', 'names'],
  ] as const) {
    // Rows are numbered from 0 without gaps, so the last number tells how many there are.
    const rows = db.prepare<[], number>(`SELECT max(position) + 1 FROM ${table}`).pluck().get()
    if (String(rows) !== facts.get(fact)) return `${rows} rows in "${table}", expected ${facts.get(fact)}`
  }
  return null
}

export function damaged(file: string, fault: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'gazetteer-damaged',
      message: 'The list of the world’s places is damaged or of another version.',
      remedy: 'Delete the file and run `npm start`: it is built again in a minute or two.',
      details: { file, fault },
    },
    { cause },
  )
}
