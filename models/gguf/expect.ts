// What a checker asks of a header; every refusal names the key or the tensor.
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { arrayAt, numberAt, stringAt } from './values.ts'

/** A whole number from 1 to `limit` under the key. Throws `gguf-key-missing` or `gguf-damaged`. */
export function expectCount(header: GgufHeader, key: string, limit: number): number {
  const value = numberAt(header.metadata, key)
  if (value === undefined) throw missingKey(key)
  if (!Number.isInteger(value) || value < 1 || value > limit) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is impossible.`, { key, value })
  }
  return value
}

/** A finite number greater than `above` under the key. */
export function expectNumber(header: GgufHeader, key: string, above: number): number {
  const value = numberAt(header.metadata, key)
  if (value === undefined) throw missingKey(key)
  if (!Number.isFinite(value) || value <= above) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is impossible.`, { key, value })
  }
  return value
}

export function expectString(header: GgufHeader, key: string): string {
  const value = stringAt(header.metadata, key)
  if (value === undefined) throw missingKey(key)
  return value
}

/** A list of `length` numbers under the key. */
export function expectNumbers(header: GgufHeader, key: string, length: number): number[] {
  const values = arrayAt(header.metadata, key)?.values
  if (values === undefined) throw missingKey(key)
  if (values.length !== length || !values.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is not a list of ${length} numbers.`, { key })
  }
  return values as number[]
}

/** The tensor must be there in one of the given shapes (trailing ones left out, as llama.cpp does). */
export function expectTensor(header: GgufHeader, name: string, ...shapes: (readonly number[])[]): void {
  const tensor = header.tensors.get(name)
  if (!tensor) {
    throw ggufProblem('gguf-tensor-missing', `The model file is incomplete: the weights “${name}” are not in it.`, { tensor: name })
  }
  const found = withoutTrailingOnes(tensor.shape)
  if (shapes.some((shape) => withoutTrailingOnes(shape) === found)) return
  throw ggufProblem('gguf-tensor-shape', `The model file contradicts itself: the weights “${name}” have the wrong size.`, {
    tensor: name,
    found,
    expected: shapes.map(withoutTrailingOnes).join(' or '),
  })
}

/** As `expectTensor`, for what a model may leave out. */
export function expectTensorIfPresent(header: GgufHeader, name: string, shape: readonly number[]): void {
  if (header.tensors.has(name)) expectTensor(header, name, shape)
}

function withoutTrailingOnes(shape: readonly number[]): string {
  const last = shape.findLastIndex((length) => length !== 1)
  return shape.slice(0, Math.max(last, 0) + 1).join(' × ')
}

function missingKey(key: string) {
  return ggufProblem('gguf-key-missing', `The model file is incomplete: its setting ${key} is missing.`, { key })
}
