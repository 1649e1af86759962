import { expectTensor, type TensorUse } from './expect.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'

/** Asks for tensors and remembers which: the others would be taken for something that this kind of model does not have. */
export class ExpectedTensors {
  readonly #header: GgufHeader
  readonly #known = new Set<string>()

  constructor(header: GgufHeader) {
    this.#header = header
  }

  /** Throws `gguf-tensor-missing`, `gguf-tensor-shape`, `gguf-tensor-type`. */
  need(name: string, use: TensorUse, ...shapes: (readonly number[])[]): void {
    this.#known.add(name)
    expectTensor(this.#header, name, use, ...shapes)
  }

  /** What a model may leave out. */
  may(name: string, use: TensorUse, shape: readonly number[]): void {
    if (this.#header.tensors.has(name)) this.need(name, use, shape)
  }

  /** A matrix of rows of `rowLength`, and its bias where it has one. */
  linear(name: string, rowLength: number, rows: number): void {
    this.need(`${name}.weight`, 'matrix', [rowLength, rows])
    this.may(`${name}.bias`, 'vector', [rows])
  }

  /** Throws `gguf-tensor-shape`. */
  expectNoOthers(): void {
    for (const name of this.#header.tensors.keys()) {
      if (this.#known.has(name)) continue
      throw ggufProblem('gguf-tensor-shape', `The projector file has weights that its kind does not have: “${name}”.`, { tensor: name })
    }
  }
}
