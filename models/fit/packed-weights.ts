// Which weights llama.cpp keeps twice on a processor: it packs matrices anew for the instructions at hand, into memory of its own,
// and multiplies with these; the file's pages stay mapped until the system wants them back (ggml/src/ggml-cpu/repack.cpp, amx/).
import type { TensorTypeName } from '../gguf/format.ts'
import { elementCount } from '../gguf/tensors.ts'
import type { ShapedTensor } from './model-shape.ts'

/** ggml's names of instruction sets: `AVX2`, `AMX_INT8`, `DOTPROD`. */
export type CpuFeatures = readonly string[]

type Packing = (tensor: ShapedTensor) => number | null

/** Bytes of the packed copy of a matrix; 0 where it is used as it lies in the file. */
export function packedBytes(tensor: ShapedTensor, features: CpuFeatures): number {
  if (tensor.shape.length !== 2) return 0
  for (const pack of packingsOf(new Set(features))) {
    const bytes = pack(tensor)
    if (bytes !== null) return bytes
  }
  return 0
}

/** llama.cpp asks them in this order. */
function packingsOf(features: ReadonlySet<string>): Packing[] {
  const has = (name: string) => features.has(name)
  const packings: Packing[] = []
  if (has('AMX_INT8')) packings.push(forAmx)
  if (has('AVX2')) packings.push(inEights(has('AVX512') ? [...AVX2_TYPES, 'Q2_K'] : AVX2_TYPES))
  if (has('MATMUL_INT8') || has('DOTPROD')) packings.push(forArm)
  return packings
}

const AVX2_TYPES: readonly TensorTypeName[] = ['Q4_0', 'Q4_K', 'IQ4_NL', 'MXFP4']

function inEights(types: readonly TensorTypeName[]): Packing {
  return ({ type, shape, byteLength }) => (types.includes(type) && (shape[1] as number) % 8 === 0 ? byteLength : null)
}

const ARM_ROWS: Partial<Record<TensorTypeName, number>> = { Q4_0: 4, Q4_K: 8, Q5_K: 8, Q6_K: 8, IQ4_NL: 4, MXFP4: 4, Q8_0: 4 }

function forArm({ type, shape, byteLength }: ShapedTensor): number | null {
  const rows = ARM_ROWS[type]
  return rows !== undefined && (shape[1] as number) % rows === 0 ? byteLength : null
}

/** Numbers that a row must be a multiple of, and the bytes that packing adds to them. */
const AMX_BLOCKS: Partial<Record<TensorTypeName, { numbers: number; addedBytes: number }>> = {
  Q4_0: { numbers: 32, addedBytes: 0 },
  Q4_1: { numbers: 32, addedBytes: 0 },
  Q8_0: { numbers: 32, addedBytes: 4 },
  Q4_K: { numbers: 256, addedBytes: 4 },
  Q5_K: { numbers: 256, addedBytes: 4 },
  Q6_K: { numbers: 256, addedBytes: 0 },
  IQ4_XS: { numbers: 256, addedBytes: 2 },
  F16: { numbers: 16, addedBytes: 0 },
}
const AMX_ROWS = 32

function forAmx({ type, shape, byteLength }: ShapedTensor): number | null {
  const blocks = AMX_BLOCKS[type]
  if (!blocks) return null
  const [rowLength, rows] = shape as [number, number]
  if (rows % AMX_ROWS !== 0 || rowLength % blocks.numbers !== 0) return null
  return byteLength + (elementCount(shape) / blocks.numbers) * blocks.addedBytes
}
