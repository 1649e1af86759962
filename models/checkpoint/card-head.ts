import type { Checkpoint } from './open-checkpoint.ts'
import { readTextIn } from './read-json.ts'

/** The lines at the head of a model's card (README.md) in which the hub keeps facts; empty where there are none. Throws `checkpoint-…`. */
export function cardHead({ folder, names }: Pick<Checkpoint, 'folder' | 'names'>): string {
  if (!names.has('README.md')) return ''
  return /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(readTextIn(folder, 'README.md'))?.[1] ?? ''
}
