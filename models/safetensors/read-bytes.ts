import { type FileHandle, open } from 'node:fs/promises'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'

/** A stretch of a tensor's bytes, counted from its first. */
export interface ByteRange {
  start: number
  length: number
}

/**
 * The bytes of a stretch in pieces of `pieceBytes`. A piece is valid until the next one is asked for, while which the one
 * after it is read already. Throws `checkpoint-truncated` where the file became shorter, `checkpoint-unreadable`.
 */
export async function* readBytes(tensor: CheckpointTensor, range: ByteRange, pieceBytes: number): AsyncGenerator<Uint8Array> {
  const buffers = [pieceBuffer(range, pieceBytes), pieceBuffer(range, pieceBytes)] as const
  const file = await opened(tensor)
  const read = (done: number, turn: number) => {
    const piece = (buffers[turn % 2] as Uint8Array).subarray(0, Math.min(pieceBytes, range.length - done))
    const filled = fill(file, piece, tensor.byteOffset + range.start + done, tensor)
    // Where nobody asks for more, its failure is nobody's; where somebody does, it is thrown when it is awaited.
    filled.catch(() => {})
    return filled
  }
  let ahead = read(0, 0)
  try {
    for (let done = 0, turn = 1; done < range.length; turn++) {
      const piece = await ahead
      done += piece.byteLength
      if (done < range.length) ahead = read(done, turn)
      yield piece
    }
  } finally {
    await ahead.catch(() => {})
    await file.close()
  }
}

function pieceBuffer({ length }: ByteRange, pieceBytes: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(Math.min(length, pieceBytes)))
}

async function fill(file: FileHandle, piece: Uint8Array, position: number, tensor: CheckpointTensor): Promise<Uint8Array> {
  for (let done = 0; done < piece.byteLength; ) {
    let bytesRead: number
    try {
      ;({ bytesRead } = await file.read(piece, done, piece.byteLength - done, position + done))
    } catch (error) {
      throw unreadable(tensor, error)
    }
    if (bytesRead === 0) {
      const message = `${tensor.file} became shorter while it was read.`
      throw checkpointProblem('checkpoint-truncated', message, { file: tensor.file, tensor: tensor.name })
    }
    done += bytesRead
  }
  return piece
}

async function opened(tensor: CheckpointTensor): Promise<FileHandle> {
  try {
    return await open(tensor.path, 'r')
  } catch (error) {
    throw unreadable(tensor, error)
  }
}

function unreadable({ file, name }: CheckpointTensor, error: unknown) {
  const reason = (error as Error).message
  return checkpointProblem('checkpoint-unreadable', `${file} could not be read.`, { file, tensor: name, reason }, { cause: error })
}
