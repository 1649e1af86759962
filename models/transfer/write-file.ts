import { open } from 'node:fs/promises'
import { writeWhole } from '../gguf/write.ts'

/** Writes a file that is not there yet, and makes certain of its bytes. */
export async function writeNewFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for await (const piece of pieces) await writeWhole(file, piece)
    await file.sync()
  } finally {
    await file.close()
  }
}
