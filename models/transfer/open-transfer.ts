import { statSync } from 'node:fs'
import { openArchive } from './open-archive.ts'
import { openFolder } from './open-folder.ts'
import type { OpenedTransfer } from './opened-transfer.ts'
import { transferProblem } from './transfer-problem.ts'

/** Opens an archive or a folder that is to be brought in, and reads what it says of itself. Throws `transfer-…`. */
export async function openTransfer(path: string): Promise<OpenedTransfer> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return openFolder(path)
  if (found?.isFile()) return openArchive(path)
  throw transferProblem('transfer-missing', 'There is no archive and no folder of this name.', { path })
}
