import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'
import { decodeFloats, firstNotFinite } from '../safetensors/decode.ts'
import { isNumberType, NUMBER_BYTES, type NumberType } from '../safetensors/number-types.ts'
import { readBytes } from '../safetensors/read-bytes.ts'

/** Throws `checkpoint-type-unsupported`. */
export function numberTypeOf({ name, type }: CheckpointTensor): NumberType {
  if (isNumberType(type)) return type
  const message = `The weights “${name}” are stored as ${type}, which cannot be converted.`
  throw checkpointProblem('checkpoint-type-unsupported', message, { tensor: name, type })
}

/** A small tensor, whole. Throws `checkpoint-…`. */
export async function allFloats(source: CheckpointTensor): Promise<Float32Array> {
  const type = numberTypeOf(source)
  const floats = new Float32Array(source.byteLength / NUMBER_BYTES[type])
  for await (const bytes of readBytes(source, { start: 0, length: source.byteLength }, source.byteLength, takeNew)) {
    const odd = firstNotFinite(type, bytes)
    if (odd >= 0) throw notFinite(source, odd)
    decodeFloats(type, bytes, floats)
  }
  return floats
}

const takeNew = (bytes: number) => new Uint8Array(new ArrayBuffer(bytes))

export function notFinite({ name, file }: CheckpointTensor, position: number) {
  const message = `The weights “${name}” hold a value that is no number.`
  return checkpointProblem('checkpoint-value-invalid', message, { tensor: name, file, position })
}
