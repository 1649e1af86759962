import type { z } from 'zod'
import type { ReadConnection } from './connection.ts'
import { damaged } from './store-problems.ts'

export const toJson = (value: unknown): string => JSON.stringify(value)
export const toJsonOrNull = (value: unknown): string | null => (value == null ? null : JSON.stringify(value))

/** What a JSON column holds. Content of another shape than was written means a damaged file: `library-damaged`. */
export function fromJson<T>(db: ReadConnection, column: string, schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw damaged(db.name, column, error)
  }
}

export function fromJsonOrNull<T>(db: ReadConnection, column: string, schema: z.ZodType<T>, text: string | null): T | null {
  return text === null ? null : fromJson(db, column, schema, text)
}
