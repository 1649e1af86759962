import type { TensorTypeName } from '../gguf/format.ts'
import type { NumberType } from '../safetensors/number-types.ts'

/** Whole rows of a matrix, to be written in another type. */
export interface NumbersToPack {
  from: NumberType
  to: TensorTypeName
  /** A multiple of the block of `to`. */
  rowLength: number
  bytes: Uint8Array
  /** As long as the rows are in `to`. */
  into: Uint8Array
  /** Added to the numbers first: `scale · B·A`, with `a` rank × rowLength and `b` rows × rank. */
  changes: { a: Float32Array; b: Float32Array; scale: number }[]
}

/** Writes numbers in another type, llama.cpp's blocks among them. The native addon has one; it is passed in, since models know nothing of it. */
export interface Quantiser {
  /** The llama.cpp whose it is, as a model's passport names it. */
  readonly llamaBuild: string
  /**
   * Resolves with the packed rows, in `into` where it can be; all arrays must stay as they are until then. Throws
   * `quantisation-refused`, `not-finite` with the number's `position`, `quantisation-failed` where one is too large for the type.
   */
  quantise(numbers: NumbersToPack): Promise<Uint8Array>
}
