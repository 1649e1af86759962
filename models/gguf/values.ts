// Metadata values with their types: a key that llama.cpp reads as u32 is refused as i32, so the type is part of the value.
import type { ScalarTypeName } from './format.ts'

type NumberTypeName = 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'f32' | 'f64'

export type GgufScalar =
  | { type: NumberTypeName; value: number }
  | { type: 'u64' | 'i64'; value: bigint }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
export interface GgufArray {
  readonly type: 'array'
  readonly of: ScalarTypeName
  readonly length: number
  /** Read from a file, strings are decoded when first looked at. */
  readonly values: readonly GgufScalar['value'][]
}
export type GgufValue = GgufScalar | GgufArray
export type GgufMetadata = ReadonlyMap<string, GgufValue>

export const u32 = (value: number): GgufValue => ({ type: 'u32', value })
export const f32 = (value: number): GgufValue => ({ type: 'f32', value })
export const bool = (value: boolean): GgufValue => ({ type: 'bool', value })
export const string = (value: string): GgufValue => ({ type: 'string', value })
export const strings = (values: readonly string[]): GgufValue => ({ type: 'array', of: 'string', length: values.length, values })
export const i32s = (values: readonly number[]): GgufValue => ({ type: 'array', of: 'i32', length: values.length, values })
export const f32s = (values: readonly number[]): GgufValue => ({ type: 'array', of: 'f32', length: values.length, values })

/** The text of a key, or undefined where it is absent or not a string. */
export function stringAt(metadata: GgufMetadata, key: string): string | undefined {
  const value = metadata.get(key)
  return value?.type === 'string' ? value.value : undefined
}

/** The number of a key, or undefined where it is absent, not a number, or too large to be exact. */
export function numberAt(metadata: GgufMetadata, key: string): number | undefined {
  const entry = metadata.get(key)
  const value = entry?.type === 'array' ? undefined : entry?.value
  if (typeof value === 'number') return value
  return typeof value === 'bigint' && value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= 0n ? Number(value) : undefined
}

/** The list under a key, or undefined where it is absent or not a list. */
export function arrayAt(metadata: GgufMetadata, key: string): GgufArray | undefined {
  const value = metadata.get(key)
  return value?.type === 'array' ? value : undefined
}

/** True where the key is there, is a yes-or-no, and says yes. */
export function isTrueAt(metadata: GgufMetadata, key: string): boolean {
  const entry = metadata.get(key)
  return entry?.type === 'bool' && entry.value
}
