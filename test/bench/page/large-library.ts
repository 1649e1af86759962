import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { fillLibrary } from '../store/synthetic-library.ts'

export const LARGE = { cases: 50, photosPerCase: 2000 }

/** Writes a library of 100,000 invented photos into `folder`. Their original bytes are not there, only what is known of them. */
export function writeLargeLibrary(folder: string, log: (text: string) => void): void {
  const library = openLibrary({ folder, actor: 'bench' })
  fillLibrary(library, LARGE, log)
  library.close()
}
