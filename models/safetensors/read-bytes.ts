import { type FileHandle, open } from 'node:fs/promises'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'

/** A stretch of a tensor's bytes, counted from its first. */
export interface ByteRange {
  start: number
  length: number
}

/** Gives memory for a piece, which nobody else uses as long as the piece is used or read. */
export type TakeBuffer = (bytes: number) => Uint8Array

/**
 * The bytes of a stretch in pieces of `pieceBytes`, each in a buffer taken for it; while one is used, the next is read already.
 * Throws `checkpoint-truncated` where the file became shorter, `checkpoint-unreadable`.
 */
export async function* readBytes(
  tensor: CheckpointTensor,
  range: ByteRange,
  pieceBytes: number,
  takeBuffer: TakeBuffer,
): AsyncGenerator<Uint8Array> {
  const file = await opened(tensor)
  const read = (done: number) => {
    const piece = takeBuffer(Math.min(pieceBytes, range.length - done))
    const filled = fill(file, piece, tensor.byteOffset + range.start + done, tensor)
    // Where nobody asks for more, its failure is nobody's; where somebody does, it is thrown when it is awaited.
    filled.catch(() => {})
    return filled
  }
  let ahead = read(0)
  try {
    for (let done = 0; done < range.length; ) {
      const piece = await ahead
      done += piece.byteLength
      if (done < range.length) ahead = read(done)
      yield piece
    }
  } finally {
    await ahead.catch(() => {})
    await file.close()
  }
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
