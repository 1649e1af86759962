// 32-bit floats in fewer bits, rounded to the nearest, ties to even: as numpy and llama.cpp's conversion script round.
import type { NumberType } from '../safetensors/number-types.ts'

/**
 * Writes floats as `type` into `bytes`, which must be aligned to the number's size. Returns the position of the first
 * number that is too large for the type (it became infinite), or -1.
 */
export function encodeFloats(type: NumberType, floats: Float32Array, bytes: Uint8Array): number {
  if (type === 'F32') {
    new Float32Array(bytes.buffer, bytes.byteOffset, floats.length).set(floats)
    return -1
  }
  const source = new Uint32Array(floats.buffer, floats.byteOffset, floats.length)
  const target = new Uint16Array(bytes.buffer, bytes.byteOffset, floats.length)
  return type === 'BF16' ? encodeBrain(source, target) : encodeHalf(source, target)
}

function encodeBrain(source: Uint32Array, target: Uint16Array): number {
  let firstTooLarge = -1
  for (let at = 0; at < source.length; at++) {
    const bits = source[at] as number
    const rounded = (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16
    if ((rounded & 0x7f80) === 0x7f80 && firstTooLarge < 0) firstTooLarge = at
    target[at] = rounded
  }
  return firstTooLarge
}

const SMALLEST_NORMAL = 0x3880_0000 // 2^-14
const TOO_LARGE = 0x477f_f000 // 65,520: from here on the nearest is infinity
const MAGIC = new Float32Array(1)
const MAGIC_BITS = new Uint32Array(MAGIC.buffer)

function encodeHalf(source: Uint32Array, target: Uint16Array): number {
  let firstTooLarge = -1
  for (let at = 0; at < source.length; at++) {
    const bits = source[at] as number
    const sign = (bits >>> 16) & 0x8000
    const size = bits & 0x7fff_ffff
    if (size >= TOO_LARGE) {
      if (firstTooLarge < 0) firstTooLarge = at
      target[at] = sign | 0x7c00
    } else if (size >= SMALLEST_NORMAL) {
      // The exponent's bias goes from 127 to 15; a carry out of the fraction runs into it, as it should.
      target[at] = sign | ((size - 0x3800_0000 + 0xfff + ((size >>> 13) & 1)) >>> 13)
    } else {
      // Below 2^-14 halves are 2^-24 apart, as floats are just above 0.5: adding 0.5 rounds as it should.
      MAGIC_BITS[0] = size
      MAGIC[0] = (MAGIC[0] as number) + 0.5
      target[at] = sign | ((MAGIC_BITS[0] as number) - 0x3f00_0000)
    }
  }
  return firstTooLarge
}
