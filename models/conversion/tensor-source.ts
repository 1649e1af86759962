import assert from 'node:assert/strict'
import { problemOf } from '../../electron/core/problem.ts'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'
import type { TensorTypeName } from '../gguf/format.ts'
import type { TensorSource } from '../gguf/write.ts'
import { decodeFloats, firstNotFinite } from '../safetensors/decode.ts'
import { NUMBER_BYTES, type NumberType } from '../safetensors/number-types.ts'
import { type ByteRange, readBytes } from '../safetensors/read-bytes.ts'
import { encodeFloats } from './encode.ts'
import type { LowRankChange, PlannedTensor } from './planned-tensor.ts'
import type { NumbersToPack, Quantiser } from './quantiser.ts'
import { allFloats, notFinite, numberTypeOf } from './stored-numbers.ts'

/** Large enough to keep all threads busy, small enough that a few of them are nothing. */
const PIECE_BYTES = 4 * 1024 * 1024

/** What `writeGguf` writes for a planned tensor: its numbers in the type chosen, piece by piece. */
export function tensorSource(planned: PlannedTensor, type: TensorTypeName, quantiser: Quantiser | null): TensorSource {
  const from = numberTypeOf(planned.source)
  return { name: planned.name, type, shape: planned.shape, chunks: () => converted(planned, from, type, quantiser) }
}

async function* converted(planned: PlannedTensor, from: NumberType, to: TensorTypeName, quantiser: Quantiser | null) {
  const rowLength = planned.shape[0] as number
  const changes = await Promise.all(planned.changes.map(changeOf))
  let position = 0
  for await (const bytes of piecesOf(planned, from, rowLength)) {
    const numbers = bytes.byteLength / NUMBER_BYTES[from]
    const odd = firstNotFinite(from, bytes)
    if (odd >= 0) throw notFinite(planned.source, position + odd)
    if (from === to && changes.length === 0) yield bytes
    else if (quantiser) {
      const rows = changes.map((change) => ofRows(change, position / rowLength, numbers / rowLength))
      yield await packed(quantiser, { from, to, rowLength, bytes, changes: rows }, planned.source)
    } else {
      assert(changes.length === 0 && (to === 'F32' || to === 'F16' || to === 'BF16'), `a quantiser for ${to}`)
      const floats = new Float32Array(numbers)
      decodeFloats(from, bytes, floats)
      const encoded = new Uint8Array(numbers * NUMBER_BYTES[to])
      const large = encodeFloats(to, floats, encoded)
      if (large >= 0) throw tooLarge(planned.source, to)
      yield encoded
    }
    position += numbers
  }
}

type Change = NumbersToPack['changes'][number]

/** Both halves are small beside what they change, and are held whole. */
async function changeOf({ a, b, scale }: LowRankChange): Promise<Change & { rank: number }> {
  return { a: await allFloats(a), b: await allFloats(b), scale, rank: a.shape[0] as number }
}

function ofRows({ a, b, scale, rank }: Change & { rank: number }, first: number, rows: number): Change {
  return { a, b: b.subarray(first * rank, (first + rows) * rank), scale }
}

/** The addon makes plain numbers too, on all threads. It says that it failed, but not of which weights. */
async function packed(quantiser: Quantiser, order: NumbersToPack, source: CheckpointTensor): Promise<Uint8Array> {
  try {
    return await quantiser.quantise(order)
  } catch (error) {
    throw problemOf(error)?.code === 'quantisation-failed' ? tooLarge(source, order.to) : error
  }
}

/** Pieces of whole rows. */
async function* piecesOf({ source, part, shape }: PlannedTensor, from: NumberType, rowLength: number): AsyncGenerator<Uint8Array> {
  const rowBytes = rowLength * NUMBER_BYTES[from]
  const pieceBytes = Math.max(1, Math.floor(PIECE_BYTES / rowBytes)) * rowBytes
  if (part.kind === 'all') yield* readBytes(source, { start: 0, length: source.byteLength }, pieceBytes)
  else if (part.kind === 'rows') {
    const outerBytes = source.byteLength / (source.shape[0] as number)
    yield* readBytes(source, { start: part.first * outerBytes, length: part.count * outerBytes }, pieceBytes)
  } else yield* alternate(source, part, from, shape.at(-1) as number)
}

/** The stretches of the turn, gathered for one entry of the outermost dimension at a time. */
async function* alternate(source: CheckpointTensor, part: { run: number; turn: 0 | 1 }, from: NumberType, outer: number) {
  const runBytes = part.run * NUMBER_BYTES[from]
  const whole: ByteRange = { start: 0, length: source.byteLength }
  for await (const both of readBytes(source, whole, source.byteLength / outer)) {
    const gathered = new Uint8Array(both.byteLength / 2)
    for (let at = 0; at < gathered.byteLength; at += runBytes) {
      const start = 2 * at + part.turn * runBytes
      gathered.set(both.subarray(start, start + runBytes), at)
    }
    yield gathered
  }
}

function tooLarge({ name, file }: CheckpointTensor, type: string) {
  const message = `The weights “${name}” hold a value that is too large for ${type}.`
  return checkpointProblem('checkpoint-value-invalid', message, { tensor: name, file })
}
