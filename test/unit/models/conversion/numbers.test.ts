import { expect, test } from 'vitest'
import { encodeFloats } from '../../../../models/conversion/encode.ts'
import { decodeFloats, firstNotFinite } from '../../../../models/safetensors/decode.ts'

const every16Bits = Uint16Array.from({ length: 1 << 16 }, (_, bits) => bits)
const bytesOf = (values: Uint16Array | Float32Array) => new Uint8Array(values.buffer)
const encoded = (type: 'F16' | 'BF16', values: number[]) => {
  const bytes = new Uint8Array(values.length * 2)
  const tooLarge = encodeFloats(type, Float32Array.from(values), bytes)
  return { bits: [...new Uint16Array(bytes.buffer)], tooLarge }
}

test.each(['F16', 'BF16'] as const)('every finite number of 16 bits survives the way through 32 (%s)', (type) => {
  const floats = new Float32Array(1 << 16)
  decodeFloats(type, bytesOf(every16Bits), floats)
  const finite = every16Bits.filter((bits) => Number.isFinite(floats[bits]))
  expect(finite).toHaveLength(type === 'F16' ? 2 * 31 * 1024 : 2 * 255 * 128)
  expect(
    encoded(
      type,
      [...finite].map((bits) => floats[bits]!),
    ),
  ).toEqual({ bits: [...finite], tooLarge: -1 })
})

test('numbers between two are rounded to the nearest, ties to the even one', () => {
  // 1 + 2^-11 lies half-way between 1 and the next half, 1 + 3·2^-11 between an odd and an even one.
  expect(
    encoded('F16', [1 + 2 ** -11, 1 + 3 * 2 ** -11, 1 + 2 ** -11 + 2 ** -20, 65_519, 2 ** -25, 3 * 2 ** -25, -(2 ** -24)]).bits,
  ).toEqual([0x3c00, 0x3c02, 0x3c01, 0x7bff, 0, 2, 0x8001])
  expect(encoded('BF16', [1 + 2 ** -8, 1 + 3 * 2 ** -8, -1 - 2 ** -8 - 2 ** -20]).bits).toEqual([0x3f80, 0x3f82, 0xbf81])
})

test('what is too large is told, with its place', () => {
  expect(encoded('F16', [1, 65_520, 70_000]).tooLarge).toBe(1)
  expect(encoded('BF16', [1, 3.38e38, 3.4028e38]).tooLarge).toBe(2)
})

test('what is no number is found in every type', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(firstNotFinite('F32', bytesOf(Float32Array.of(1, 2, value)))).toBe(2)
  }
  expect(firstNotFinite('F16', bytesOf(Uint16Array.of(0x7bff, 0xfc00)))).toBe(1)
  expect(firstNotFinite('BF16', bytesOf(Uint16Array.of(0x7bff, 0x7f7f, 0x7f81)))).toBe(2)
  expect(firstNotFinite('BF16', bytesOf(Uint16Array.of(0x7bff, 0x7f7f)))).toBe(-1)
})
