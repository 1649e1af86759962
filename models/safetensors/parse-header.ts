// The safetensors container: 8 bytes of length, a JSON object, the bytes of the tensors without gaps
// (https://github.com/huggingface/safetensors#format).
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { isObject } from '../checkpoint/read-json.ts'
import { STORED_BYTES } from './number-types.ts'

/** The format's own limit. */
export const MAX_HEADER_BYTES = 100_000_000
const MAX_DIMENSIONS = 8
const MAX_NAME_CHARACTERS = 1024

export interface StoredTensor {
  name: string
  /** As the file names it: `BF16`. */
  type: string
  /** Slowest-running dimension first. */
  shape: readonly number[]
  /** From the start of the file. */
  byteOffset: number
  byteLength: number
}

/** Checks what the JSON part says against the length of the whole file. Throws `checkpoint-…`. */
export function parseHeader(json: string, dataByteOffset: number, fileBytes: number, file: string): Map<string, StoredTensor> {
  let entries: unknown
  try {
    entries = JSON.parse(json)
  } catch (error) {
    throw damaged(file, 'its description is not JSON', {}, error)
  }
  if (!isObject(entries)) throw damaged(file, 'its description holds no tensors')
  const tensors = Object.entries(entries)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => parseTensor(name, entry, dataByteOffset, file))
    .sort((one, other) => one.byteOffset - other.byteOffset || one.byteLength - other.byteLength)
  let expected = dataByteOffset
  for (const { name, byteOffset, byteLength } of tensors) {
    if (byteOffset !== expected) throw damaged(file, 'its tensors overlap or leave gaps', { tensor: name })
    expected += byteLength
  }
  if (expected > fileBytes) {
    throw checkpointProblem('checkpoint-truncated', `${file} is cut off: the weights it describes are not all there.`, {
      file,
      fileBytes,
      expectedBytes: expected,
    })
  }
  if (expected < fileBytes) throw damaged(file, 'it goes on after its last tensor', { fileBytes, expectedBytes: expected })
  return new Map(tensors.map((tensor) => [tensor.name, tensor]))
}

function parseTensor(name: string, entry: unknown, dataByteOffset: number, file: string): StoredTensor {
  if (name === '' || name.length > MAX_NAME_CHARACTERS) throw damaged(file, 'a tensor has an impossible name')
  if (!isObject(entry)) throw damaged(file, 'a tensor is not described', { tensor: name })
  const { dtype: type, shape, data_offsets: offsets } = entry
  if (typeof type !== 'string' || !Object.hasOwn(STORED_BYTES, type)) throw damaged(file, 'a tensor has an unknown type', { tensor: name })
  if (!isListOfCounts(shape) || shape.length > MAX_DIMENSIONS) throw damaged(file, 'a tensor has an impossible shape', { tensor: name })
  const byteLength = shape.reduce((product, length) => product * length, STORED_BYTES[type] as number)
  if (!Number.isSafeInteger(byteLength)) throw damaged(file, 'a tensor has an impossible size', { tensor: name })
  if (!isListOfCounts(offsets) || offsets.length !== 2) throw damaged(file, 'a tensor has no place', { tensor: name })
  const [begin, end] = offsets as [number, number]
  if (end - begin !== byteLength) throw damaged(file, 'a tensor’s shape does not fit its bytes', { tensor: name })
  return { name, type, shape, byteOffset: dataByteOffset + begin, byteLength }
}

function isListOfCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0)
}

function damaged(file: string, what: string, details: Record<string, string | number> = {}, cause?: unknown) {
  return checkpointProblem('checkpoint-damaged', `${file} is damaged: ${what}.`, { file, ...details }, { cause })
}
