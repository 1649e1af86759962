/** Memory that is used again and again, so that a conversion takes no more of it however large the model is. */
export class BufferRing {
  readonly #buffers: Uint8Array[]
  #turn = 0

  /** So many of the buffers taken last stay as they are. */
  constructor(count: number) {
    this.#buffers = Array.from({ length: count }, () => new Uint8Array(0))
  }

  readonly take = (bytes: number): Uint8Array => {
    this.#turn = (this.#turn + 1) % this.#buffers.length
    let buffer = this.#buffers[this.#turn] as Uint8Array
    if (buffer.byteLength < bytes) {
      buffer = new Uint8Array(new ArrayBuffer(bytes))
      this.#buffers[this.#turn] = buffer
    }
    return buffer.subarray(0, bytes)
  }
}
