import type { ReadConnection } from './connection.ts'
import { one } from './statements.ts'

/** A number that changes when another connection, of this process or of another, has written to the library. */
export function changeCounter(db: ReadConnection): number {
  return one<{ counter: number }>(db, 'SELECT data_version AS counter FROM pragma_data_version')!.counter
}
