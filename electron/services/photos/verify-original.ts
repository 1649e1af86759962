import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Sha256 } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { ORIGINAL_ALTERED, ORIGINAL_MISSING } from './original-problems.ts'

/**
 * Reads the original whole and holds its hash against the one it was added under. Throws `original-missing` or
 * `original-altered`: what is said of a photo must be said of the bytes that are on record.
 */
export async function verifyOriginal(path: string, expected: Sha256, signal?: AbortSignal): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) hash.update(chunk as Buffer)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ProblemError(ORIGINAL_MISSING)
    throw error
  }
  if (hash.digest('hex') !== expected) throw new ProblemError(ORIGINAL_ALTERED)
}
