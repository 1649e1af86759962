interface Stream {
  write(text: string): unknown
  isTTY?: boolean
}

const PLAIN_STEP_PERCENT = 10
const WORDS: Record<string, string> = { checking: 'Reading the model’s files', copying: 'Copying and checking' }

/** One line that keeps changing on a terminal; elsewhere a plain line for every tenth. */
export class TransferProgress {
  readonly #stream: Stream
  #shown = ''

  constructor(stream: Stream) {
    this.#stream = stream
  }

  show(fraction: number | null, message: string): void {
    const step = this.#stream.isTTY ? 1 : PLAIN_STEP_PERCENT
    const share = fraction === null ? '' : `: ${Math.floor((fraction * 100) / step) * step} %`
    const text = `${WORDS[message] ?? message}${share}`
    if (text === this.#shown) return
    this.#shown = text
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[2K${text}` : `${text}\n`)
  }

  end(): void {
    if (this.#stream.isTTY && this.#shown !== '') this.#stream.write('\r\x1b[2K')
  }
}
