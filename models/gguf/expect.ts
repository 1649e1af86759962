// What a checker asks of a header; every refusal names the key or the tensor.
import type { ScalarTypeName, TensorTypeName, ValueTypeName } from './format.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { arrayAt, numberAt, stringAt } from './values.ts'

/**
 * A whole number from 1 to `limit` under the key, in the one type that llama.cpp takes a count in. Throws `gguf-key-missing` or
 * `gguf-damaged`.
 */
export function expectCount(header: GgufHeader, key: string, limit: number): number {
  const value = numberAt(header.metadata, key)
  if (value === undefined) throw missingKey(key)
  expectType(header, key, 'u32')
  if (!Number.isInteger(value) || value < 1 || value > limit) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is impossible.`, { key, value })
  }
  return value
}

/** A finite number greater than `above` under the key. */
export function expectNumber(header: GgufHeader, key: string, above: number): number {
  const value = numberAt(header.metadata, key)
  if (value === undefined) throw missingKey(key)
  expectType(header, key, 'f32')
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

/** A key that may be left out has this type where it is there: llama.cpp does not look before it reads. */
export function expectType(header: GgufHeader, key: string, type: ValueTypeName): void {
  const found = header.metadata.get(key)?.type
  if (found === undefined || found === type) return
  throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is of the wrong kind.`, { key, found, expected: type })
}

/** A list of `length` numbers under the key, of one of these types. */
export function expectNumbers(header: GgufHeader, key: string, length: number, types: readonly ScalarTypeName[]): number[] {
  const array = arrayAt(header.metadata, key)
  if (array === undefined) throw missingKey(key)
  const { values } = array
  if (
    !types.includes(array.of) ||
    values.length !== length ||
    !values.every((value) => typeof value === 'number' && Number.isFinite(value))
  ) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is not a list of ${length} numbers.`, { key })
  }
  return values as number[]
}

/** What the ways of storing a tensor's numbers are for. */
export type TensorUse =
  /** Multiplied: whatever llama.cpp can unpack. */
  | 'matrix'
  /** Added to 32-bit numbers, or multiplied with them one by one. */
  | 'vector'
  /** Slid over a picture. */
  | 'kernel'

const NO_WEIGHTS: readonly TensorTypeName[] = ['I8', 'I16', 'I32', 'I64', 'F64']
const FITS: Record<TensorUse, (type: TensorTypeName) => boolean> = {
  matrix: (type) => !NO_WEIGHTS.includes(type),
  vector: (type) => type === 'F32',
  kernel: (type) => type === 'F32' || type === 'F16',
}

/** The tensor must be there in one of the given shapes (trailing ones left out, as llama.cpp does). */
export function expectTensor(header: GgufHeader, name: string, use: TensorUse, ...shapes: (readonly number[])[]): void {
  const tensor = header.tensors.get(name)
  if (!tensor) {
    throw ggufProblem('gguf-tensor-missing', `The model file is incomplete: the weights “${name}” are not in it.`, { tensor: name })
  }
  if (!FITS[use](tensor.type)) {
    const message = `The model file stores the weights “${name}” in a way in which they cannot be used.`
    throw ggufProblem('gguf-tensor-type', message, { tensor: name, type: tensor.type })
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
export function expectTensorIfPresent(header: GgufHeader, name: string, use: TensorUse, shape: readonly number[]): void {
  if (header.tensors.has(name)) expectTensor(header, name, use, shape)
}

function withoutTrailingOnes(shape: readonly number[]): string {
  const last = shape.findLastIndex((length) => length !== 1)
  return shape.slice(0, Math.max(last, 0) + 1).join(' × ')
}

function missingKey(key: string) {
  return ggufProblem('gguf-key-missing', `The model file is incomplete: its setting ${key} is missing.`, { key })
}
