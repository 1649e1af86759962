import { randomWords } from '../../../../models/fixtures/random-words.ts'

/** Choices that depend on the seed alone. */
export class Draws {
  readonly #words = new Uint32Array(64)
  readonly #fill: (target: Uint32Array) => Uint32Array
  #at = 64

  constructor(seed: string) {
    this.#fill = randomWords(seed)
  }

  /** 0 … 2^32 − 1. */
  word(): number {
    if (this.#at === this.#words.length) {
      this.#fill(this.#words)
      this.#at = 0
    }
    return this.#words[this.#at++] as number
  }

  /** 0 … count − 1. */
  below(count: number): number {
    return this.word() % Math.max(count, 1)
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }
}
