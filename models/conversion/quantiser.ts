import type { TensorTypeName } from '../gguf/format.ts'
import type { NumberType } from '../safetensors/number-types.ts'

/** Writes numbers in another type, llama.cpp's blocks among them. The native addon has one; it is passed in, since models know nothing of it. */
export interface Quantiser {
  /** The llama.cpp whose it is, as a model's passport names it. */
  readonly llamaBuild: string
  /** Throws where the type cannot be made. `rowLength` is a multiple of the type's block. */
  quantise(numbers: { from: NumberType; to: TensorTypeName; rowLength: number; bytes: Uint8Array }): Promise<Uint8Array>
}
