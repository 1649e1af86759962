import { aligned, GGUF_MAGIC, GGUF_VERSION, type ScalarTypeName, TENSOR_TYPES, type TensorTypeName, VALUE_TYPES } from './format.ts'
import { tensorBytes } from './tensors.ts'
import type { GgufScalar, GgufValue } from './values.ts'

export interface TensorShape {
  name: string
  type: TensorTypeName
  shape: readonly number[]
}

/** The bytes before the tensor data, padded to the alignment. */
export function encodeHeader(
  metadata: Iterable<readonly [string, GgufValue]>,
  tensors: readonly TensorShape[],
  alignment: number,
): Uint8Array {
  const entries = [...metadata]
  const out = new ByteSink()
  out.u32(GGUF_MAGIC)
  out.u32(GGUF_VERSION)
  out.u64(BigInt(tensors.length))
  out.u64(BigInt(entries.length))
  for (const [key, value] of entries) {
    out.string(key)
    out.u32(VALUE_TYPES.indexOf(value.type))
    if (value.type === 'array') {
      out.u32(VALUE_TYPES.indexOf(value.of))
      out.u64(BigInt(value.values.length))
      for (const element of value.values) out.scalar(value.of, element)
    } else out.scalar(value.type, value.value)
  }
  let offset = 0
  for (const { name, type, shape } of tensors) {
    out.string(name)
    out.u32(shape.length)
    for (const length of shape) out.u64(BigInt(length))
    out.u32(TENSOR_TYPES[type].id)
    out.u64(BigInt(offset))
    offset += aligned(tensorBytes(type, shape), alignment)
  }
  return out.finish(alignment)
}

class ByteSink {
  #buffer = Buffer.alloc(1 << 16)
  #length = 0

  u32(value: number): void {
    this.#room(4)
    this.#length = this.#buffer.writeUInt32LE(value, this.#length)
  }

  u64(value: bigint): void {
    this.#room(8)
    this.#length = this.#buffer.writeBigUInt64LE(value, this.#length)
  }

  string(text: string): void {
    const bytes = Buffer.byteLength(text)
    this.u64(BigInt(bytes))
    this.#room(bytes)
    this.#length += this.#buffer.write(text, this.#length)
  }

  scalar(type: ScalarTypeName, value: GgufScalar['value']): void {
    this.#room(8)
    const at = this.#length
    const buffer = this.#buffer
    if (type === 'string') this.string(value as string)
    else if (type === 'bool') this.#length = buffer.writeUInt8(value ? 1 : 0, at)
    else if (type === 'u64') this.#length = buffer.writeBigUInt64LE(value as bigint, at)
    else if (type === 'i64') this.#length = buffer.writeBigInt64LE(value as bigint, at)
    else this.#length = writeNumber[type](buffer, value as number, at)
  }

  finish(alignment: number): Uint8Array {
    const length = aligned(this.#length, alignment)
    this.#room(length - this.#length)
    return this.#buffer.subarray(0, length)
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const grown = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#length + bytes))
    this.#buffer.copy(grown, 0, 0, this.#length)
    this.#buffer = grown
  }
}

const writeNumber = {
  u8: (buffer: Buffer, value: number, at: number) => buffer.writeUInt8(value, at),
  i8: (buffer: Buffer, value: number, at: number) => buffer.writeInt8(value, at),
  u16: (buffer: Buffer, value: number, at: number) => buffer.writeUInt16LE(value, at),
  i16: (buffer: Buffer, value: number, at: number) => buffer.writeInt16LE(value, at),
  u32: (buffer: Buffer, value: number, at: number) => buffer.writeUInt32LE(value, at),
  i32: (buffer: Buffer, value: number, at: number) => buffer.writeInt32LE(value, at),
  f32: (buffer: Buffer, value: number, at: number) => buffer.writeFloatLE(value, at),
  f64: (buffer: Buffer, value: number, at: number) => buffer.writeDoubleLE(value, at),
}
