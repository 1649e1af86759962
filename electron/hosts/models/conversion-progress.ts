interface Stream {
  write(text: string): unknown
  isTTY?: boolean
}

const PLAIN_STEP_PERCENT = 10

/** One line that keeps changing on a terminal; elsewhere a plain line for every tenth. */
export class ConversionProgress {
  readonly #stream: Stream
  #shown = -1

  constructor(stream: Stream) {
    this.#stream = stream
  }

  readonly show = (bytesDone: number, bytesTotal: number): void => {
    const step = this.#stream.isTTY ? 1 : PLAIN_STEP_PERCENT
    const percent = Math.floor((bytesDone / Math.max(bytesTotal, 1)) * (100 / step)) * step
    if (percent === this.#shown) return
    this.#shown = percent
    const text = `Writing the model: ${percent} % of ${megabytes(bytesTotal)} MB`
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[2K${text}` : `${text}\n`)
  }

  end(): void {
    if (this.#stream.isTTY && this.#shown >= 0) this.#stream.write('\r\x1b[2K')
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
