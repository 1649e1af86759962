import { ggufProblem } from './gguf-problem.ts'
import type { GgufArray } from './values.ts'

/** Thrown when the file goes on beyond the bytes read so far. */
export class NeedMoreBytes extends Error {
  readonly atLeast: number

  constructor(atLeast: number) {
    super(`need ${atLeast} bytes`)
    this.atLeast = atLeast
  }
}

/**
 * Reads little-endian values from the beginning of a file of which only a part is in memory. Nothing is believed
 * before it was compared with the size of the whole file.
 */
export class HeaderCursor {
  readonly #bytes: Buffer
  readonly #fileBytes: number
  #at = 0

  constructor(bytes: Buffer, fileBytes: number) {
    this.#bytes = bytes
    this.#fileBytes = fileBytes
  }

  get offset(): number {
    return this.#at
  }

  /** Bytes of the file after the cursor. */
  get remaining(): number {
    return this.#fileBytes - this.#at
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#take(4))
  }

  u64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#take(8))
  }

  /** A count of things that take at least `bytesEach`: more of them than the file has room for is damage. */
  count(what: string, bytesEach: number, limit: number): number {
    const start = this.#take(8)
    // Both halves are read as numbers: a vocabulary has 300,000 lengths, and bigints are slow.
    const value = this.#bytes.readUInt32LE(start) + this.#bytes.readUInt32LE(start + 4) * 2 ** 32
    if (value > limit) throw ggufProblem('gguf-damaged', `The model file is damaged: it claims ${value} ${what}.`, { what })
    if (value * bytesEach > this.remaining) throw this.#truncated()
    return value
  }

  string(what: string, limitBytes: number): string {
    const length = this.count(`bytes in ${what}`, 1, limitBytes)
    const start = this.#take(length)
    return this.#bytes.toString('utf8', start, start + length)
  }

  /** Steps over a list of strings: a vocabulary is decoded only when somebody looks at it. */
  strings(what: string, count: number, limitBytes: number): GgufArray {
    const start = this.#at
    for (let index = 0; index < count; index++) this.#take(this.count(`bytes in ${what}`, 1, limitBytes))
    return new UndecodedStrings(this.#bytes.subarray(start, this.#at), count)
  }

  scalar(type: keyof typeof READ): number | bigint {
    const { bytes, read } = READ[type]
    return read(this.#bytes, this.#take(bytes))
  }

  #take(length: number): number {
    const start = this.#at
    const end = start + length
    if (end > this.#fileBytes) throw this.#truncated()
    if (end > this.#bytes.length) throw new NeedMoreBytes(end)
    this.#at = end
    return start
  }

  #truncated() {
    return ggufProblem('gguf-truncated', 'The model file is cut off: it ends in the middle of its own description.', {
      fileBytes: this.#fileBytes,
    })
  }
}

/** The strings of a list as they lie in the file: each behind its length. */
class UndecodedStrings {
  readonly type = 'array'
  readonly of = 'string'
  readonly length: number
  readonly #bytes: Buffer
  #values: string[] | null = null

  constructor(bytes: Buffer, length: number) {
    this.#bytes = bytes
    this.length = length
  }

  get values(): readonly string[] {
    this.#values ??= this.#decode()
    return this.#values
  }

  #decode(): string[] {
    const values: string[] = []
    for (let at = 0; at < this.#bytes.length; ) {
      const start = at + 8
      at = start + this.#bytes.readUInt32LE(at)
      values.push(this.#bytes.toString('utf8', start, at))
    }
    return values
  }
}

const READ = {
  u8: { bytes: 1, read: (buffer: Buffer, at: number) => buffer.readUInt8(at) },
  i8: { bytes: 1, read: (buffer: Buffer, at: number) => buffer.readInt8(at) },
  u16: { bytes: 2, read: (buffer: Buffer, at: number) => buffer.readUInt16LE(at) },
  i16: { bytes: 2, read: (buffer: Buffer, at: number) => buffer.readInt16LE(at) },
  u32: { bytes: 4, read: (buffer: Buffer, at: number) => buffer.readUInt32LE(at) },
  i32: { bytes: 4, read: (buffer: Buffer, at: number) => buffer.readInt32LE(at) },
  f32: { bytes: 4, read: (buffer: Buffer, at: number) => buffer.readFloatLE(at) },
  f64: { bytes: 8, read: (buffer: Buffer, at: number) => buffer.readDoubleLE(at) },
  u64: { bytes: 8, read: (buffer: Buffer, at: number) => buffer.readBigUInt64LE(at) },
  i64: { bytes: 8, read: (buffer: Buffer, at: number) => buffer.readBigInt64LE(at) },
}
