import type { FileHandle } from 'node:fs/promises'

/**
 * Makes what is written certain on the disk while more is written: a disk is slower than a conversion, and must not wait for its
 * end. One request is under way at a time.
 */
export class Certainty {
  readonly #file: FileHandle
  readonly #everyBytes: number
  readonly #keep: (tensorsDone: number) => Promise<void>
  #uncertainBytes = 0
  #underWay: Promise<void> | null = null
  #failure: { error: unknown } | null = null

  /** `keep` is told what is certain. */
  constructor(file: FileHandle, everyBytes: number, keep: (tensorsDone: number) => Promise<void>) {
    this.#file = file
    this.#everyBytes = everyBytes
    this.#keep = keep
  }

  /** So many bytes more were handed over. Throws what went wrong with those before. */
  add(bytes: number): void {
    if (this.#failure) throw this.#failure.error
    this.#uncertainBytes += bytes
  }

  get isDue(): boolean {
    return this.#uncertainBytes >= this.#everyBytes && this.#underWay === null
  }

  /** All bytes of the first `tensorsDone` tensors are with the system now. */
  begin(tensorsDone: number): void {
    this.#uncertainBytes = 0
    this.#underWay = this.#make(tensorsDone)
  }

  /** Resolves when nothing is under way any more. */
  async end(): Promise<void> {
    await this.#underWay
  }

  async #make(tensorsDone: number): Promise<void> {
    try {
      await this.#file.datasync()
      await this.#keep(tensorsDone)
    } catch (error) {
      this.#failure = { error }
    } finally {
      this.#underWay = null
    }
  }
}
