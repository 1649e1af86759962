import type { Download } from '../../contract/downloads.ts'

interface Stream {
  write(text: string): unknown
  isTTY?: boolean
}

const PLAIN_STEP_PERCENT = 5

/** One line that keeps changing on a terminal; elsewhere a plain line for every twentieth. */
export class DownloadProgress {
  readonly #stream: Stream
  #shown = ''

  constructor(stream: Stream) {
    this.#stream = stream
  }

  show({ now, bytesDone, bytesTotal }: Pick<Download, 'now' | 'bytesDone' | 'bytesTotal'>): void {
    if (!now || now.path === '') return
    const done = (100 * bytesDone) / Math.max(bytesTotal, 1)
    const plain = `${Math.floor(done / PLAIN_STEP_PERCENT) * PLAIN_STEP_PERCENT} %`
    const speed = (now.bytesPerSecond / 1e6).toFixed(1)
    const total = (bytesTotal / 1e6).toFixed(0)
    const text = this.#stream.isTTY ? `${done.toFixed(1)} % of ${total} MB, ${speed} MB/s: ${now.path}` : `Fetched ${plain} of ${total} MB`
    if (text === this.#shown) return
    this.#shown = text
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[2K${text}` : `${text}\n`)
  }

  say(text: string): void {
    this.end()
    this.#stream.write(`${text}\n`)
  }

  end(): void {
    if (this.#stream.isTTY && this.#shown !== '') this.#stream.write('\r\x1b[2K')
    this.#shown = ''
  }
}
