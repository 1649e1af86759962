import { type FileHandle, open } from 'node:fs/promises'
import { ggufProblem } from './gguf-problem.ts'
import { NeedMoreBytes } from './header-cursor.ts'
import { type GgufHeader, parseHeader } from './parse-header.ts'

const FIRST_READ_BYTES = 1024 * 1024
/** A vocabulary of 152,000 tokens with its merges takes 6 MB. */
const MAX_HEADER_BYTES = 256 * 1024 * 1024

/**
 * Reads and checks the header of a model file; the weights are not read. Throws `ProblemError` with a `gguf-…` code for
 * everything that can be wrong with the file.
 */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  const file = await openForReading(path)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw ggufProblem('gguf-not-a-model', 'This is not a model file but a folder or a device.', { path })
    return await parseGrowing(file, stat.size)
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error
  } finally {
    await file.close()
  }
}

async function parseGrowing(file: FileHandle, fileBytes: number): Promise<GgufHeader> {
  let wanted = FIRST_READ_BYTES
  for (;;) {
    const bytes = await readBeginning(file, Math.min(wanted, fileBytes))
    try {
      return parseHeader(bytes, bytes.length < Math.min(wanted, fileBytes) ? bytes.length : fileBytes)
    } catch (error) {
      if (!(error instanceof NeedMoreBytes)) throw error
      if (error.atLeast > MAX_HEADER_BYTES) {
        throw ggufProblem('gguf-damaged', 'The model file is damaged: its description has no end.', { fileBytes }, { cause: error })
      }
      wanted = Math.min(MAX_HEADER_BYTES, Math.max(error.atLeast, wanted * 4))
    }
  }
}

/** Fewer bytes than asked for come back only when the file became shorter meanwhile. */
async function readBeginning(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') return ggufProblem('gguf-missing', 'The model file is not there.', { path }, { cause: error })
  if (error.code === 'EISDIR') return ggufProblem('gguf-not-a-model', 'This is not a model file but a folder.', { path }, { cause: error })
  return ggufProblem('gguf-unreadable', 'The model file could not be read.', { path, reason: error.message }, { cause: error })
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
