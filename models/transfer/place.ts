import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile } from '../files/hash-file.ts'
import type { ListedFile } from './manifest.ts'

export interface Place {
  modelsFolder: string
  stem: string
  /** Where the model's files go: a folder of their own, so that it can appear in one step. */
  folder: string
  /** The folder in which files of this name are already; null where there are none. */
  taken: string | null
}

export function placeFor(modelsFolder: string, textName: string): Place {
  const stem = textName.replace(/\.gguf$/i, '')
  const folder = join(modelsFolder, stem)
  const taken = existsSync(folder) ? folder : existsSync(join(modelsFolder, textName)) ? modelsFolder : null
  return { modelsFolder, stem, folder, taken }
}

/** Whether all files are in the folder, byte for byte. */
export async function isHereAlready(folder: string, files: readonly ListedFile[], signal: AbortSignal | undefined): Promise<boolean> {
  const isOfSize = ({ name, bytes }: ListedFile) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === bytes
  if (!files.every(isOfSize)) return false
  for (const { name, sha256 } of files) if ((await hashFile(join(folder, name), { signal })) !== sha256) return false
  return true
}
