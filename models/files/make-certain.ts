// What must outlive a power cut: the bytes of a file, and that the folder knows it under its name.
import { type FileHandle, open, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Gives a file, whose bytes are certain, its name for certain. */
export async function renameForCertain(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** What systems say that know no such request for folders: Windows, and some of sticks and of servers. They keep names as well as they can. */
const UNKNOWN = ['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EPERM', 'EACCES', 'EBADF']

/** Makes certain which names a folder holds. */
export async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | null = null
  try {
    folder = await open(path, 'r')
    await folder.sync()
  } catch (error) {
    if (!UNKNOWN.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await folder?.close()
  }
}

/** Replaces a small file: after a power cut it is the old one or the new one, whole. */
export async function replaceForCertain(path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  await writeFile(draft, text, { flush: true })
  await renameForCertain(draft, path)
}
