import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { TableColumns } from '../../contract/map-exchange.ts'
import type { Collector } from './collector.ts'
import { COLUMNS_AT_MOST, RECORD_BYTES_AT_MOST } from './limits.ts'
import { notReadable } from './map-file-problems.ts'
import { guessColumns } from './table-columns.ts'

export interface ReadTable {
  header: string[]
  /** The first ones, for showing. */
  rows: string[][]
  /** Null where no columns look like coordinates. */
  columns: TableColumns | null
}

const SHOWN_ROWS = 5
const SHOWN_CELL = 80
const GUESSED_FROM_ROWS = 50
const DELIMITERS = [',', ';', '\t', '|']

/** A table with a line of headings, one place a row. Columns are those given, or guessed from headings and values. */
export async function readTable(text: string, given: TableColumns | null, collector: Collector, signal: AbortSignal): Promise<ReadTable> {
  const delimiter = delimiterOf(text)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD_BYTES_AT_MOST,
  })
  Readable.from(piecesOf(text)).pipe(parser)
  let header: string[] | null = null
  const first: string[][] = []
  let columns: TableColumns | null = given
  const take = (row: string[]) => {
    if (!columns) return
    const cell = (column: number | null) => (column === null ? '' : (row[column] ?? ''))
    collector.point({ name: cell(columns.name), description: '' }, [
      numberOf(cell(columns.lon), delimiter),
      numberOf(cell(columns.lat), delimiter),
    ])
  }
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      signal.throwIfAborted()
      if (row.length > COLUMNS_AT_MOST) throw notReadable('CSV', `a row has more than ${COLUMNS_AT_MOST} columns`)
      if (header === null) header = row
      else if (first.length < GUESSED_FROM_ROWS) first.push(row)
      else {
        if (first.length === GUESSED_FROM_ROWS && columns === null)
          columns = guessColumns(header, first, (cell) => numberOf(cell, delimiter))
        take(row)
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw notReadable('CSV', error.message)
    throw error
  }
  if (header === null) throw notReadable('CSV', 'it is empty')
  columns ??= guessColumns(header, first, (cell) => numberOf(cell, delimiter))
  for (const row of first) take(row)
  const short = (cell: string) => (cell.length > SHOWN_CELL ? `${cell.slice(0, SHOWN_CELL)}…` : cell)
  return { header: header.map(short), rows: first.slice(0, SHOWN_ROWS).map((row) => row.map(short)), columns }
}

const PIECE = 64 * 1024

/** Others get their turn in between. */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE) yield text.slice(start, start + PIECE)
}

/** The one that the first line has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 10_000)
      .split(/\r?\n/, 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/** A comma may stand for the point where it does not part the columns. */
function numberOf(cell: string, delimiter: string): number {
  const text = delimiter === ',' ? cell.trim() : cell.trim().replace(',', '.')
  return /^[+-]?(\d{1,3}(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN
}
