import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type ByteSource, type Verification, verifyArchive } from '../../../resources/verifier/core/verify-archive.ts'
import { ProblemError } from '../../core/problem.ts'
import { fileSource } from './file-source.ts'

interface VerifyFileOptions {
  signal?: AbortSignal
  onProgress?: (fraction: number) => void
}

/** The same checks as in the stand-alone verifier, with this machine's quicker sums. */
export function verifySource(source: ByteSource, { signal, onProgress = () => {} }: VerifyFileOptions = {}): Promise<Verification> {
  return verifyArchive(source, {
    ...(signal && { signal }),
    onProgress: (done, all) => onProgress(all === 0 ? 1 : done / all),
    crc32: (bytes, before) => crc32(bytes, before),
    createHash: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
    },
  })
}

/** Throws `archive-unreadable`. */
export async function openArchiveFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    if ((await file.stat()).isFile()) return file
    await file.close()
  } catch (error) {
    throw unreadable(error)
  }
  throw unreadable()
}

/** Throws `archive-unreadable`, and the signal's reason. */
export async function verifyArchiveFile(path: string, options: VerifyFileOptions = {}): Promise<Verification> {
  const file = await openArchiveFile(path)
  try {
    return await verifySource(await fileSource(file), options)
  } finally {
    await file.close()
  }
}

function unreadable(cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'archive-unreadable',
      message: 'The archive could not be opened.',
      remedy: 'Check that the file is still there and that you may read it, then choose it again.',
    },
    { cause },
  )
}
