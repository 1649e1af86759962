import { TENSOR_TYPES, type TensorTypeName } from './format.ts'

/** A tensor as the header describes it. `shape[0]` is the length of a row, the fastest-running dimension. */
export interface TensorInfo {
  name: string
  type: TensorTypeName
  shape: readonly number[]
  /** From the start of the tensor data. */
  byteOffset: number
  byteLength: number
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1)
}

/** Bytes of a tensor. The first dimension must be a whole number of blocks. */
export function tensorBytes(type: TensorTypeName, shape: readonly number[]): number {
  const { blockElements, blockBytes } = TENSOR_TYPES[type]
  return (elementCount(shape) / blockElements) * blockBytes
}
