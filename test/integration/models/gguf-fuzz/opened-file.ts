// A model file taken apart: as bytes with the places of all its numbers, and as content that can be bent and written again.
import type { GgufHeader } from '../../../../models/gguf/parse-header.ts'
import { parseHeader } from '../../../../models/gguf/parse-header.ts'
import type { GgufValue } from '../../../../models/gguf/values.ts'
import { encodeHeader, type TensorShape } from '../../../../models/gguf/write-header.ts'

/** A number of the header that says how much follows, or of what kind it is. */
export interface HeaderNumber {
  what: 'count' | 'length' | 'type' | 'dimensions' | 'dimension' | 'offset'
  at: number
  bytes: 4 | 8
}

export interface OpenedFile {
  bytes: Buffer
  header: GgufHeader
  numbers: HeaderNumber[]
  metadata: [string, GgufValue][]
  tensors: TensorWithBytes[]
}

export interface TensorWithBytes extends TensorShape {
  bytes: Buffer
}

const ALIGNMENT = 32
const STRING = 8
const ARRAY = 9
const SCALAR_BYTES = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8]

export function openFile(bytes: Buffer): OpenedFile {
  const header = parseHeader(bytes, bytes.length)
  const tensors = [...header.tensors.values()].map(({ name, type, shape, byteOffset, byteLength }) => {
    const start = header.dataByteOffset + byteOffset
    return { name, type, shape, bytes: bytes.subarray(start, start + byteLength) }
  })
  return { bytes, header, numbers: numbersOf(bytes), metadata: [...header.metadata], tensors }
}

/** A file with this content, whole and without contradictions of its own. */
export function closedFile(metadata: readonly (readonly [string, GgufValue])[], tensors: readonly TensorWithBytes[]): Buffer {
  const padded = tensors.flatMap(({ bytes }) => [bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)])
  return Buffer.concat([encodeHeader(metadata, tensors, ALIGNMENT), ...padded])
}

/** Walks a sound header. */
function numbersOf(bytes: Buffer): HeaderNumber[] {
  const numbers: HeaderNumber[] = []
  let at = 8
  const number = (what: HeaderNumber['what'], size: 4 | 8): number => {
    numbers.push({ what, at, bytes: size })
    const value = size === 4 ? bytes.readUInt32LE(at) : Number(bytes.readBigUInt64LE(at))
    at += size
    return value
  }
  const text = () => {
    const length = number('length', 8)
    at += length
  }
  const value = (type: number): void => {
    if (type === STRING) text()
    else at += SCALAR_BYTES[type]!
  }
  const tensorCount = number('count', 8)
  const keyCount = number('count', 8)
  for (let key = 0; key < keyCount; key++) {
    text()
    const type = number('type', 4)
    if (type !== ARRAY) value(type)
    else {
      const of = number('type', 4)
      const count = number('count', 8)
      for (let entry = 0; entry < count; entry++) value(of)
    }
  }
  for (let tensor = 0; tensor < tensorCount; tensor++) {
    text()
    const dimensions = number('dimensions', 4)
    for (let index = 0; index < dimensions; index++) number('dimension', 8)
    number('type', 4)
    number('offset', 8)
  }
  return numbers
}
