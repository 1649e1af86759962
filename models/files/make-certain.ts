// What must outlive a power cut: the bytes of a file, and that the folder knows it under its name.
import { open, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Gives a file, whose bytes are certain, its name for certain. */
export async function renameForCertain(from: string, to: string): Promise<void> {
  await rename(from, to)
  // Windows has no way of asking for it; NTFS keeps a journal of names by itself.
  if (process.platform === 'win32') return
  const folder = await open(dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Replaces a small file: after a power cut it is the old one or the new one, whole. */
export async function replaceForCertain(path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  await writeFile(draft, text, { flush: true })
  await renameForCertain(draft, path)
}
