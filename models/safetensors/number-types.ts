/** Number types that weights come in; the others of the format (integers, 8-bit floats) belong to quantised checkpoints. */
export const NUMBER_BYTES = { F32: 4, F16: 2, BF16: 2 } as const
export type NumberType = keyof typeof NUMBER_BYTES

/** All types of the format with their size in bytes: an unknown one is damage, a known one may still be unsupported. */
export const STORED_BYTES: Record<string, number> = {
  ...NUMBER_BYTES,
  F64: 8,
  I64: 8,
  U64: 8,
  I32: 4,
  U32: 4,
  I16: 2,
  U16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  F8_E8M0: 1,
}

export function isNumberType(type: string): type is NumberType {
  return Object.hasOwn(NUMBER_BYTES, type)
}
