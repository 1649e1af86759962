import {
  aligned,
  DEFAULT_ALIGNMENT,
  GGUF_MAGIC,
  MAX_DIMENSIONS,
  MAX_TENSOR_NAME_BYTES,
  READABLE_VERSIONS,
  SCALAR_BYTES,
  type ScalarTypeName,
  TENSOR_TYPES,
  tensorTypeName,
  VALUE_TYPES,
} from './format.ts'
import { ggufProblem } from './gguf-problem.ts'
import { HeaderCursor } from './header-cursor.ts'
import { elementCount, type TensorInfo, tensorBytes } from './tensors.ts'
import { type GgufMetadata, type GgufScalar, type GgufValue, numberAt } from './values.ts'

// Far above what any real model needs (the largest vocabularies have 0.3 million tokens), far below what would hurt.
const MAX_KEYS = 65_536
const MAX_TENSORS = 65_536
const MAX_KEY_BYTES = 65_535
const MAX_TEXT_BYTES = 16 * 1024 * 1024
const MAX_ARRAY_ELEMENTS = 4 * 1024 * 1024
const MAX_ALIGNMENT = 1 << 20

export interface GgufHeader {
  version: number
  metadata: GgufMetadata
  tensors: ReadonlyMap<string, TensorInfo>
  /** Where the tensor data begins in the file. */
  dataByteOffset: number
  fileBytes: number
}

/**
 * Reads a header out of the first bytes of a file of `fileBytes` bytes. Throws `ProblemError` for a file that is not
 * whole or not sane, and `NeedMoreBytes` when `bytes` ends before the header does.
 */
export function parseHeader(bytes: Buffer, fileBytes: number): GgufHeader {
  const cursor = new HeaderCursor(bytes, fileBytes)
  const version = readStart(cursor)
  const tensorCount = cursor.count('tensors', 8 + 4 + 4 + 8, MAX_TENSORS)
  const keyCount = cursor.count('settings', 8 + 4 + 1, MAX_KEYS)
  const metadata = readMetadata(cursor, keyCount)
  const alignment = readAlignment(metadata)
  const tensors = readTensors(cursor, tensorCount, alignment)
  const dataByteOffset = aligned(cursor.offset, alignment)
  const last = [...tensors.values()].at(-1)
  const dataBytes = last ? last.byteOffset + last.byteLength : 0
  if (dataByteOffset + dataBytes > fileBytes) {
    throw ggufProblem('gguf-truncated', 'The model file is cut off: the weights it describes are not all there.', {
      fileBytes,
      expectedBytes: dataByteOffset + dataBytes,
    })
  }
  return { version, metadata, tensors, dataByteOffset, fileBytes }
}

function readStart(cursor: HeaderCursor): number {
  if (cursor.remaining === 0) throw ggufProblem('gguf-empty', 'The model file is empty.')
  if (cursor.remaining < 4 || cursor.u32() !== GGUF_MAGIC) {
    throw ggufProblem('gguf-not-a-model', 'This is not a model file: it does not begin as a GGUF file does.')
  }
  const version = cursor.u32()
  if (!READABLE_VERSIONS.includes(version)) {
    throw ggufProblem('gguf-version-unsupported', 'The model file has a version of the GGUF format that cannot be read here.', { version })
  }
  return version
}

function readMetadata(cursor: HeaderCursor, count: number): Map<string, GgufValue> {
  const metadata = new Map<string, GgufValue>()
  for (let index = 0; index < count; index++) {
    const key = cursor.string('the name of a setting', MAX_KEY_BYTES)
    if (key === '' || key.includes('\0')) throw damaged('a setting has an impossible name')
    if (metadata.has(key)) throw damaged('a setting is there twice', { key })
    metadata.set(key, readValue(cursor, key))
  }
  return metadata
}

function readValue(cursor: HeaderCursor, key: string): GgufValue {
  const type = VALUE_TYPES[cursor.u32()]
  if (type === undefined) throw damaged('a setting has an unknown type', { key })
  if (type !== 'array') return { type, value: readScalar(cursor, type, key) } as GgufScalar
  const of = VALUE_TYPES[cursor.u32()]
  if (of === undefined || of === 'array') throw damaged('a list has an unknown type', { key })
  const count = cursor.count('entries in a list', SCALAR_BYTES[of], MAX_ARRAY_ELEMENTS)
  if (of === 'string') return cursor.strings(`the list ${key}`, count, MAX_TEXT_BYTES)
  const values: GgufScalar['value'][] = []
  for (let index = 0; index < count; index++) values.push(readScalar(cursor, of, key))
  return { type: 'array', of, length: count, values }
}

function readScalar(cursor: HeaderCursor, type: ScalarTypeName, key: string): GgufScalar['value'] {
  if (type === 'string') return cursor.string(`the setting ${key}`, MAX_TEXT_BYTES)
  if (type !== 'bool') return cursor.scalar(type)
  const byte = cursor.scalar('u8')
  if (byte !== 0 && byte !== 1) throw damaged('a yes-or-no setting is neither', { key })
  return byte === 1
}

function readAlignment(metadata: GgufMetadata): number {
  if (!metadata.has('general.alignment')) return DEFAULT_ALIGNMENT
  const alignment = numberAt(metadata, 'general.alignment') ?? 0
  const isPowerOfTwo = Number.isInteger(alignment) && alignment > 0 && alignment <= MAX_ALIGNMENT && (alignment & (alignment - 1)) === 0
  if (!isPowerOfTwo || metadata.get('general.alignment')?.type !== 'u32') throw damaged('its alignment is impossible', { alignment })
  return alignment
}

function readTensors(cursor: HeaderCursor, count: number, alignment: number): Map<string, TensorInfo> {
  const tensors = new Map<string, TensorInfo>()
  let expectedOffset = 0
  for (let index = 0; index < count; index++) {
    const tensor = readTensor(cursor)
    if (tensors.has(tensor.name)) throw damaged('a tensor is there twice', { tensor: tensor.name })
    // llama.cpp takes tensors only one after the other, without gaps or overlaps.
    if (tensor.byteOffset !== expectedOffset) throw damaged('its tensors are not where they should be', { tensor: tensor.name })
    expectedOffset += aligned(tensor.byteLength, alignment)
    tensors.set(tensor.name, tensor)
  }
  return tensors
}

function readTensor(cursor: HeaderCursor): TensorInfo {
  const name = cursor.string('the name of a tensor', MAX_TENSOR_NAME_BYTES)
  if (name === '' || name.includes('\0')) throw damaged('a tensor has an impossible name')
  const dimensions = cursor.u32()
  if (dimensions > MAX_DIMENSIONS) throw damaged('a tensor has too many dimensions', { tensor: name, dimensions })
  const shape: number[] = []
  for (let index = 0; index < dimensions; index++) {
    const length = cursor.u64()
    if (length === 0n || length > BigInt(2 ** 40)) throw damaged('a tensor has an impossible size', { tensor: name })
    shape.push(Number(length))
  }
  if (!Number.isSafeInteger(elementCount(shape) * 8)) throw damaged('a tensor has an impossible size', { tensor: name })
  const typeId = cursor.u32()
  const type = tensorTypeName(typeId)
  if (!type) {
    const message = 'The model file stores weights in a way that the llama.cpp in this program does not know.'
    throw ggufProblem('gguf-type-unsupported', message, { tensor: name, typeId })
  }
  if ((shape[0] ?? 1) % TENSOR_TYPES[type].blockElements !== 0) throw damaged('a tensor does not fill its blocks', { tensor: name })
  return { name, type, shape, byteOffset: Number(cursor.u64()), byteLength: tensorBytes(type, shape) }
}

function damaged(what: string, details?: Record<string, string | number>) {
  return ggufProblem('gguf-damaged', `The model file is damaged: ${what}.`, details)
}
