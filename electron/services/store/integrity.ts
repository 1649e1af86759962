import type { ReadConnection } from './connection.ts'
import { many, one } from './statements.ts'
import { damaged } from './store-problems.ts'

/** What can be checked within some tens of milliseconds; larger files show their damage where it is read. */
const QUICKLY_CHECKED_BYTES = 8 * 1024 * 1024

/** Throws `library-damaged` when the file's pages do not hang together. Large files are not checked. */
export function refuseDamaged(db: ReadConnection): void {
  const size = one<{ bytes: number }>(db, 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')!
  if (size.bytes > QUICKLY_CHECKED_BYTES) return
  const [first] = many<{ quick_check: string }>(db, 'PRAGMA quick_check(1)')
  if (first?.quick_check !== 'ok') throw damaged(db.name, first?.quick_check ?? 'no answer')
}
