/** Longer lines are not read: a row of a table is far below. */
const LONGEST_LINE = 64 * 1024 * 1024

export interface Lines {
  add(bytes: Uint8Array): void
  /** How many lines there were; false when the bytes are no text, a line is too long or the last one does not end. */
  end(): { count: number; readable: boolean }
}

/** Cuts bytes that come in pieces into lines of UTF-8 that each end with a line feed. */
export function createLines(onLine: (line: string) => void): Lines {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  let count = 0
  let readable = true
  const take = (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) readable = false
    for (const line of lines) {
      count++
      onLine(line)
    }
  }
  const decoded = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      readable = false
      return ''
    }
  }
  return {
    add(bytes) {
      if (readable) take(decoded(bytes))
    },
    end() {
      if (readable) take(decoded())
      return { count, readable: readable && rest === '' }
    },
  }
}
