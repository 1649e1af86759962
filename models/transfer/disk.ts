import { stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { transferProblem } from './transfer-problem.ts'

/** Room for the file system's own bookkeeping. */
const SPARE_BYTES = 16 * 1024 * 1024

/** Throws `transfer-disk-full` where so many bytes do not fit on the disk of `path`, which may not exist yet. */
export async function expectSpace(path: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(await nearest(resolve(path)))
  const freeBytes = bavail * bsize
  if (freeBytes >= bytes + SPARE_BYTES) return
  throw transferProblem('transfer-disk-full', 'There is not enough space for the model.', {
    path,
    neededBytes: bytes + SPARE_BYTES,
    freeBytes,
  })
}

async function nearest(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  const above = dirname(path)
  return isThere || above === path ? path : nearest(above)
}
