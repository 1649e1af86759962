import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { Checkpoint, CheckpointTensor } from '../checkpoint/open-checkpoint.ts'

/** A tensor that will be written, and where its numbers are. */
export interface PlannedTensor {
  name: string
  /** As GGUF has it: the fastest-running dimension first. */
  shape: readonly number[]
  source: CheckpointTensor
  part: TensorPart
  /** Always 32 bits: norms, biases, and what llama.cpp reads in no other way. */
  full: boolean
  /** Never in blocks: 16 bits where that is asked for, else 32. */
  plain: boolean
  /** Added to the numbers, one after the other. */
  changes: readonly LowRankChange[]
}

/** `scale · B·A`: what an adapter does to a matrix. */
export interface LowRankChange {
  a: CheckpointTensor
  b: CheckpointTensor
  scale: number
}

/** Which numbers of the source: all, rows one after the other, or every second stretch of `run` numbers. */
export type TensorPart = { kind: 'all' } | { kind: 'rows'; first: number; count: number } | { kind: 'alternate'; run: number; turn: 0 | 1 }

export const ALL: TensorPart = { kind: 'all' }

/** Takes tensors out of a checkpoint by their name and shape, and remembers which were taken. */
export class TensorSupply {
  readonly #tensors: Map<string, CheckpointTensor>

  /** `plainName` turns a name of the file into the one that the plan asks for. */
  constructor(checkpoint: Checkpoint, plainName: (name: string) => string) {
    this.#tensors = new Map()
    for (const [name, tensor] of checkpoint.tensors) {
      // Old versions saved what is computed anyway.
      if (name.endsWith('.rotary_emb.inv_freq')) continue
      const plain = plainName(name)
      if (this.#tensors.has(plain)) throw unknownTensor(name)
      this.#tensors.set(plain, tensor)
    }
  }

  has(name: string): boolean {
    return this.#tensors.has(name)
  }

  /** Throws `checkpoint-tensor-missing`, `checkpoint-tensor-shape`. */
  take(name: string, shape: readonly number[]): CheckpointTensor {
    const tensor = this.#tensors.get(name)
    if (!tensor) {
      throw checkpointProblem('checkpoint-tensor-missing', `The checkpoint is incomplete: the weights “${name}” are not in it.`, {
        tensor: name,
      })
    }
    if (tensor.shape.join('×') !== shape.join('×')) {
      const message = `The weights “${tensor.name}” have another size than the configuration says.`
      const [found, expected] = [tensor.shape.join(' × '), shape.join(' × ')]
      throw checkpointProblem('checkpoint-tensor-shape', message, { tensor: tensor.name, found, expected })
    }
    this.#tensors.delete(name)
    return tensor
  }

  /** Weights that nobody took would be lost without a word. Throws `checkpoint-tensor-unknown`. */
  expectEmpty(): void {
    for (const { name } of this.#tensors.values()) throw unknownTensor(name)
  }
}

function unknownTensor(tensor: string) {
  const message = `The checkpoint has weights that such a model does not have: “${tensor}”.`
  return checkpointProblem('checkpoint-tensor-unknown', message, { tensor })
}

/** One tensor of the file; what has a single dimension (norms, biases) always has 32 bits. `size` is the slowest dimension first. */
export function plannedTensor(name: string, size: readonly number[], source: CheckpointTensor, part: TensorPart = ALL): PlannedTensor {
  return { name, shape: size.toReversed(), source, part, full: size.length === 1, plain: false, changes: [] }
}
