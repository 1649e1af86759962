import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ggufProblem } from './gguf-problem.ts'
import { NeedMoreBytes } from './header-cursor.ts'
import { type GgufHeader, parseHeader } from './parse-header.ts'

const FIRST_READ_BYTES = 1024 * 1024
/** A vocabulary of 152,000 tokens with its merges takes 6 MB. */
const MAX_HEADER_BYTES = 256 * 1024 * 1024

/**
 * Reads and checks the header of a model file; the weights are not read. Takes some milliseconds for a real vocabulary.
 * Throws `ProblemError` with a `gguf-…` code for everything that can be wrong with the file.
 */
export function readGgufHeader(path: string): GgufHeader {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const stat = fstatSync(file)
    if (!stat.isFile()) throw ggufProblem('gguf-not-a-model', 'This is not a model file but a folder or a device.', { path })
    return parseGrowing(file, stat.size)
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error
  } finally {
    if (file !== null) closeSync(file)
  }
}

function parseGrowing(file: number, fileBytes: number): GgufHeader {
  let wanted = FIRST_READ_BYTES
  for (;;) {
    const expected = Math.min(wanted, fileBytes)
    const bytes = readBeginning(file, expected)
    try {
      // Fewer bytes than the file should have: it became shorter meanwhile, and is judged as it is now.
      return parseHeader(bytes, bytes.length < expected ? bytes.length : fileBytes)
    } catch (error) {
      if (!(error instanceof NeedMoreBytes)) throw error
      if (error.atLeast > MAX_HEADER_BYTES) {
        throw ggufProblem('gguf-damaged', 'The model file is damaged: its description has no end.', { fileBytes }, { cause: error })
      }
      wanted = Math.min(MAX_HEADER_BYTES, Math.max(error.atLeast, wanted * 4))
    }
  }
}

function readBeginning(file: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const bytesRead = readSync(file, bytes, done, length - done, done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

function unreadable(path: string, error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') return ggufProblem('gguf-missing', 'The model file is not there.', { path }, { cause: error })
  if (error.code === 'EISDIR') return ggufProblem('gguf-not-a-model', 'This is not a model file but a folder.', { path }, { cause: error })
  return ggufProblem('gguf-unreadable', 'The model file could not be read.', { path, reason: error.message }, { cause: error })
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
