import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { fileInside } from '../checkpoint/file-inside.ts'
import { MAX_HEADER_BYTES, parseHeader, type StoredTensor } from './parse-header.ts'

export interface SafetensorsFile {
  name: string
  path: string
  fileBytes: number
  tensors: ReadonlyMap<string, StoredTensor>
}

const LENGTH_BYTES = 8
const ZIP = 0x04034b50
const PICKLE_PROTOCOL = 0x80

/** Reads and checks the description of one file in the folder; the weights are not read. Throws `checkpoint-…`. */
export function readSafetensorsHeader(folder: string, name: string): SafetensorsFile {
  const path = fileInside(folder, name)
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const fileBytes = fstatSync(file).size
    const start = readAt(file, 0, LENGTH_BYTES)
    if (start.length < LENGTH_BYTES) throw tooShort(name, fileBytes)
    refusePickle(start, name)
    const length = start.readUInt32LE(0) + start.readUInt32LE(4) * 2 ** 32
    if (length > MAX_HEADER_BYTES) {
      throw checkpointProblem('checkpoint-damaged', `${name} is not a safetensors file, or is damaged.`, { file: name })
    }
    if (LENGTH_BYTES + length > fileBytes) throw tooShort(name, fileBytes)
    const json = readAt(file, LENGTH_BYTES, length)
    if (json.length < length) throw tooShort(name, fileBytes)
    return { name, path, fileBytes, tensors: parseHeader(json.toString('utf8'), LENGTH_BYTES + length, fileBytes, name) }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw checkpointProblem('checkpoint-unreadable', `${name} could not be read.`, { file: name, reason: error.message }, { cause: error })
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** torch.save writes a zip, or a bare pickle before version 1.6, whatever the file is called. */
function refusePickle(start: Buffer, name: string): void {
  const isPickle = start[0] === PICKLE_PROTOCOL && (start[1] as number) <= 5 && start[7] !== 0
  if (start.readUInt32LE(0) !== ZIP && !isPickle) return
  throw checkpointProblem('checkpoint-pickle', `${name} is called safetensors but holds a pickle.`, { file: name })
}

function tooShort(name: string, fileBytes: number) {
  return checkpointProblem('checkpoint-truncated', `${name} is cut off: it ends in the middle of its own description.`, {
    file: name,
    fileBytes,
  })
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const bytesRead = readSync(file, bytes, done, length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}
