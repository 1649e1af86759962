// The GGUF container, versions 2 and 3, as llama.cpp reads it (ggml/include/gguf.h, gguf-py/gguf/constants.py).

export const GGUF_MAGIC = 0x46554747 // "GGUF", little-endian
export const GGUF_VERSION = 3
export const READABLE_VERSIONS: readonly number[] = [2, 3]
export const DEFAULT_ALIGNMENT = 32
/** llama.cpp keeps tensor names in 64 bytes, the closing zero included. */
export const MAX_TENSOR_NAME_BYTES = 63
export const MAX_DIMENSIONS = 4

/** Names of the value types; the position is the number in the file. */
export const VALUE_TYPES = ['u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'f32', 'bool', 'string', 'array', 'u64', 'i64', 'f64'] as const
export type ValueTypeName = (typeof VALUE_TYPES)[number]
export type ScalarTypeName = Exclude<ValueTypeName, 'array'>

/** Bytes a scalar takes in the file; a string takes at least its length field. */
export const SCALAR_BYTES: Record<ScalarTypeName, number> = {
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  bool: 1,
  string: 8,
  u64: 8,
  i64: 8,
  f64: 8,
}

export interface TensorType {
  /** The number in the file. */
  id: number
  /** Elements that are stored together. */
  blockElements: number
  blockBytes: number
}

const QK = 256

/** Tensor storage types of llama.cpp 0.5. */
export const TENSOR_TYPES = {
  F32: { id: 0, blockElements: 1, blockBytes: 4 },
  F16: { id: 1, blockElements: 1, blockBytes: 2 },
  Q4_0: { id: 2, blockElements: 32, blockBytes: 18 },
  Q4_1: { id: 3, blockElements: 32, blockBytes: 20 },
  Q5_0: { id: 6, blockElements: 32, blockBytes: 22 },
  Q5_1: { id: 7, blockElements: 32, blockBytes: 24 },
  Q8_0: { id: 8, blockElements: 32, blockBytes: 34 },
  Q2_K: { id: 10, blockElements: QK, blockBytes: 84 },
  Q3_K: { id: 11, blockElements: QK, blockBytes: 110 },
  Q4_K: { id: 12, blockElements: QK, blockBytes: 144 },
  Q5_K: { id: 13, blockElements: QK, blockBytes: 176 },
  Q6_K: { id: 14, blockElements: QK, blockBytes: 210 },
  IQ2_XXS: { id: 16, blockElements: QK, blockBytes: 66 },
  IQ2_XS: { id: 17, blockElements: QK, blockBytes: 74 },
  IQ3_XXS: { id: 18, blockElements: QK, blockBytes: 98 },
  IQ1_S: { id: 19, blockElements: QK, blockBytes: 50 },
  IQ4_NL: { id: 20, blockElements: 32, blockBytes: 18 },
  IQ3_S: { id: 21, blockElements: QK, blockBytes: 110 },
  IQ2_S: { id: 22, blockElements: QK, blockBytes: 82 },
  IQ4_XS: { id: 23, blockElements: QK, blockBytes: 136 },
  I8: { id: 24, blockElements: 1, blockBytes: 1 },
  I16: { id: 25, blockElements: 1, blockBytes: 2 },
  I32: { id: 26, blockElements: 1, blockBytes: 4 },
  I64: { id: 27, blockElements: 1, blockBytes: 8 },
  F64: { id: 28, blockElements: 1, blockBytes: 8 },
  IQ1_M: { id: 29, blockElements: QK, blockBytes: 56 },
  BF16: { id: 30, blockElements: 1, blockBytes: 2 },
  TQ1_0: { id: 34, blockElements: QK, blockBytes: 54 },
  TQ2_0: { id: 35, blockElements: QK, blockBytes: 66 },
  MXFP4: { id: 39, blockElements: 32, blockBytes: 17 },
  NVFP4: { id: 40, blockElements: 64, blockBytes: 36 },
  Q1_0: { id: 41, blockElements: 128, blockBytes: 18 },
  Q2_0: { id: 42, blockElements: 64, blockBytes: 18 },
} as const satisfies Record<string, TensorType>
export type TensorTypeName = keyof typeof TENSOR_TYPES

const NAMES_BY_ID = new Map<number, TensorTypeName>(Object.entries(TENSOR_TYPES).map(([name, type]) => [type.id, name as TensorTypeName]))

export function tensorTypeName(id: number): TensorTypeName | undefined {
  return NAMES_BY_ID.get(id)
}

/** Rounds up to the next multiple of the alignment. */
export function aligned(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment
}
