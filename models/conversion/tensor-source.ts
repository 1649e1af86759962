import assert from 'node:assert/strict'
import { problemOf } from '../../electron/core/problem.ts'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'
import type { TensorTypeName } from '../gguf/format.ts'
import { tensorBytes } from '../gguf/tensors.ts'
import type { TensorSource } from '../gguf/write.ts'
import { decodeFloats, firstNotFinite } from '../safetensors/decode.ts'
import { isNumberType, NUMBER_BYTES, type NumberType } from '../safetensors/number-types.ts'
import { type ByteRange, readBytes } from '../safetensors/read-bytes.ts'
import { BufferRing } from './buffer-ring.ts'
import { encodeFloats } from './encode.ts'
import type { LowRankChange, PlannedTensor } from './planned-tensor.ts'
import type { NumbersToPack, Quantiser } from './quantiser.ts'
import { allFloats, notFinite, numberTypeOf } from './stored-numbers.ts'

/** Large enough to keep all threads busy, small enough that a few of them are nothing. */
const PIECE_BYTES = 2 * 1024 * 1024

/** What all tensors of a file are made with, one after the other. */
export interface Workshop {
  /** Needed for the formats in blocks, and for merged adapters. */
  quantiser: Quantiser | null
  read: BufferRing
  packed: BufferRing
}

export function openWorkshop(quantiser: Quantiser | null): Workshop {
  // Of what was read: a piece that is written as it is, one that is packed, one gathered from it, and the one after it. Of what
  // was packed: a piece that is written, and the one after it.
  return { quantiser, read: new BufferRing(4), packed: new BufferRing(2) }
}

/** What is written for a planned tensor: its numbers in the type chosen, piece by piece. */
export function tensorSource(planned: PlannedTensor, type: TensorTypeName, workshop: Workshop): TensorSource {
  const from = numberTypeOf(planned.source)
  return { name: planned.name, type, shape: planned.shape, chunks: () => converted(planned, from, type, workshop) }
}

async function* converted(planned: PlannedTensor, from: NumberType, to: TensorTypeName, { quantiser, read, packed }: Workshop) {
  const rowLength = planned.shape[0] as number
  const changes = await Promise.all(planned.changes.map(changeOf))
  let position = 0
  for await (const bytes of piecesOf(planned, from, rowLength, read)) {
    const numbers = bytes.byteLength / NUMBER_BYTES[from]
    if (quantiser) {
      const into = packed.take(tensorBytes(to, [rowLength, numbers / rowLength]))
      const rows = changes.map((change) => ofRows(change, position / rowLength, numbers / rowLength))
      yield await pack(quantiser, { from, to, rowLength, bytes, into, changes: rows }, planned.source, position)
    } else {
      assert(changes.length === 0, 'a quantiser for what is added')
      yield plain(bytes, from, to, planned.source, position)
    }
    position += numbers
  }
}

/** The addon makes plain numbers too, on all threads. It says where it failed, but not in which weights. */
async function pack(quantiser: Quantiser, order: NumbersToPack, source: CheckpointTensor, position: number): Promise<Uint8Array> {
  try {
    return await quantiser.quantise(order)
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.code === 'not-finite') throw notFinite(source, position + Number(problem.details?.position))
    throw problem?.code === 'quantisation-failed' ? tooLarge(source, order.to) : error
  }
}

/** The same without an addon, for plain numbers alone. */
function plain(bytes: Uint8Array, from: NumberType, to: TensorTypeName, source: CheckpointTensor, position: number): Uint8Array {
  const odd = firstNotFinite(from, bytes)
  if (odd >= 0) throw notFinite(source, position + odd)
  if (from === to) return bytes
  assert(isNumberType(to), `a quantiser for ${to}`)
  const floats = new Float32Array(bytes.byteLength / NUMBER_BYTES[from])
  decodeFloats(from, bytes, floats)
  const encoded = new Uint8Array(floats.length * NUMBER_BYTES[to])
  const large = encodeFloats(to, floats, encoded)
  if (large >= 0) throw tooLarge(source, to)
  return encoded
}

type Change = NumbersToPack['changes'][number]

/** Both halves are small beside what they change, and are held whole. */
async function changeOf({ a, b, scale }: LowRankChange): Promise<Change & { rank: number }> {
  return { a: await allFloats(a), b: await allFloats(b), scale, rank: a.shape[0] as number }
}

function ofRows({ a, b, scale, rank }: Change & { rank: number }, first: number, rows: number): Change {
  return { a, b: b.subarray(first * rank, (first + rows) * rank), scale }
}

/** Pieces of whole rows. */
async function* piecesOf(planned: PlannedTensor, from: NumberType, rowLength: number, ring: BufferRing): AsyncGenerator<Uint8Array> {
  const { source, part } = planned
  const rowBytes = rowLength * NUMBER_BYTES[from]
  if (part.kind === 'all') yield* readBytes(source, { start: 0, length: source.byteLength }, pieceOf(rowBytes), ring.take)
  else if (part.kind === 'rows') {
    const outerBytes = source.byteLength / (source.shape[0] as number)
    yield* readBytes(source, { start: part.first * outerBytes, length: part.count * outerBytes }, pieceOf(rowBytes), ring.take)
  } else yield* alternate(planned, part, from, ring)
}

/** As many bytes as whole units of `unitBytes` make, one at least. */
const pieceOf = (unitBytes: number) => Math.max(1, Math.floor(PIECE_BYTES / unitBytes)) * unitBytes

/** The stretches of the turn, gathered for whole entries of the outermost dimension. */
async function* alternate({ source, shape }: PlannedTensor, part: { run: number; turn: 0 | 1 }, from: NumberType, ring: BufferRing) {
  const runBytes = part.run * NUMBER_BYTES[from]
  const whole: ByteRange = { start: 0, length: source.byteLength }
  for await (const both of readBytes(source, whole, pieceOf(source.byteLength / (shape.at(-1) as number)), ring.take)) {
    const gathered = ring.take(both.byteLength / 2)
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
