import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The files among a command line's words, as absolute paths: what the file manager or a terminal asked to open.
 * Options, and words that name no file, are left out.
 */
export function filesAmong(words: readonly string[], folder: string): string[] {
  return words
    .filter((word) => word !== '' && !word.startsWith('-'))
    .flatMap((word) => {
      const path = resolve(folder, word)
      return isFile(path) ? [path] : []
    })
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Keeps what was opened until the page listens, and passes on what is opened later. */
export class OpenedFiles {
  #waiting: string[] = []
  #listener: ((paths: string[]) => void) | null = null

  add(paths: readonly string[]): void {
    if (paths.length === 0) return
    if (this.#listener) this.#listener([...paths])
    else this.#waiting.push(...paths)
  }

  listen(listener: (paths: string[]) => void): void {
    this.#listener = listener
    const waiting = this.#waiting.splice(0)
    if (waiting.length > 0) listener(waiting)
  }
}
