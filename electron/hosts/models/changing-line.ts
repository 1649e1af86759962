interface Stream {
  write(text: string): unknown
  isTTY?: boolean
}

/** What a command says of its work while it goes on: one line that keeps changing on a terminal; elsewhere a plain line for each text. */
export class ChangingLine {
  readonly #stream: Stream
  #shown = ''

  constructor(stream: Stream) {
    this.#stream = stream
  }

  /** Elsewhere every text stays, so there should be few. */
  get isOnTerminal(): boolean {
    return this.#stream.isTTY === true
  }

  show(text: string): void {
    if (text === this.#shown) return
    this.#shown = text
    this.#stream.write(this.isOnTerminal ? `\r\x1b[2K${text}` : `${text}\n`)
  }

  /** A line that stays. */
  say(text: string): void {
    this.end()
    this.#stream.write(`${text}\n`)
  }

  end(): void {
    if (this.isOnTerminal && this.#shown !== '') this.#stream.write('\r\x1b[2K')
    this.#shown = ''
  }
}
