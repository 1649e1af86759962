import type { NumberType } from './number-types.ts'

/**
 * Turns stored numbers into 32-bit floats, exactly. `bytes` must be aligned to the number's size, `floats` as long as
 * there are numbers.
 */
export function decodeFloats(type: NumberType, bytes: Uint8Array, floats: Float32Array): void {
  DECODERS[type](bytes, floats)
}

/** Position of the first number that is infinite or not a number, or -1. */
export function firstNotFinite(type: NumberType, bytes: Uint8Array): number {
  if (type === 'F32') return findExponent(words(bytes), 0x7f80_0000)
  return findExponent(halves(bytes), type === 'BF16' ? 0x7f80 : 0x7c00)
}

/** Infinities and NaNs have all bits of the exponent set. */
function findExponent(values: Uint16Array | Uint32Array, exponent: number): number {
  for (let at = 0; at < values.length; at++) if (((values[at] as number) & exponent) === exponent) return at
  return -1
}

const DECODERS: Record<NumberType, (bytes: Uint8Array, floats: Float32Array) => void> = {
  F32: (bytes, floats) => {
    floats.set(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4))
  },
  BF16: (bytes, floats) => {
    const source = halves(bytes)
    const target = new Uint32Array(floats.buffer, floats.byteOffset, source.length)
    for (let at = 0; at < source.length; at++) target[at] = (source[at] as number) << 16
  },
  F16: (bytes, floats) => {
    const source = halves(bytes)
    HALF_TABLE ??= halfTable()
    for (let at = 0; at < source.length; at++) floats[at] = HALF_TABLE[source[at] as number] as number
  },
}

const halves = (bytes: Uint8Array) => new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
const words = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)

let HALF_TABLE: Float32Array | null = null

/** The value of each of the 65,536 half-precision numbers (IEEE 754-2008, binary16). */
function halfTable(): Float32Array {
  return Float32Array.from({ length: 1 << 16 }, (_, bits) => {
    const sign = bits & 0x8000 ? -1 : 1
    const exponent = (bits >> 10) & 0x1f
    const fraction = bits & 0x3ff
    if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
  })
}
