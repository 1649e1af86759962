// Ways to damage a model file. Half of them leave a file that contradicts itself, which our reader must refuse; the others leave
// one that is sound as a container and wrong as a model, which is how far an attacker gets who knows the format.
import { type GgufArray, type GgufValue, string, u32 } from '../../../../models/gguf/values.ts'
import type { Draws } from './draws.ts'
import { KEYS_THAT_LLAMA_HEEDS } from './heeded-keys.ts'
import { closedFile, type OpenedFile, type TensorWithBytes } from './opened-file.ts'

export interface Mutated {
  bytes: Buffer
  /** For whoever wants to know what ended the engine. */
  what: string
}

type Mutation = (file: OpenedFile, draws: Draws) => Mutated

export function mutate(file: OpenedFile, draws: Draws): Mutated {
  return draws.one(MUTATIONS)(file, draws)
}

const EXTREMES_32 = [0, 1, 2, 3, 5, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
const EXTREMES_64 = [0n, 1n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 40n, 2n ** 62n, 2n ** 63n, 2n ** 64n - 1n]
const EXTREME_FLOATS = [0, -0, -1, 1e-45, 1e-30, 1, 1e10, 3e38, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]

const flipBits: Mutation = ({ bytes, header }, draws) => {
  const flipped = Buffer.from(bytes)
  const count = 1 + draws.below(8)
  for (let flip = 0; flip < count; flip++) {
    const at = draws.below(header.dataByteOffset)
    flipped[at] = (flipped[at] as number) ^ (1 << draws.below(8))
  }
  return { bytes: flipped, what: `${count} bits of the header` }
}

const cut: Mutation = ({ bytes, header }, draws) => {
  const length = draws.below(draws.below(2) === 0 ? header.dataByteOffset : bytes.length)
  return { bytes: bytes.subarray(0, length), what: `cut at ${length}` }
}

const lie: Mutation = ({ bytes, numbers }, draws) => {
  const lying = Buffer.from(bytes)
  const { what, at, bytes: size } = draws.one(numbers)
  const before = size === 4 ? BigInt(bytes.readUInt32LE(at)) : bytes.readBigUInt64LE(at)
  const near = [before + 1n, before - 1n, before * 2n, before / 2n, before + 32n, before << 32n]
  const all = size === 4 ? [...EXTREMES_32.map(BigInt), ...near] : [...EXTREMES_64, ...near]
  const now = BigInt.asUintN(size * 8, what === 'type' ? BigInt(draws.below(48)) : draws.one(all))
  if (size === 4) lying.writeUInt32LE(Number(now), at)
  else lying.writeBigUInt64LE(now, at)
  return { bytes: lying, what: `a ${what} of ${before} became ${now}` }
}

const mixBytes: Mutation = ({ bytes, header }, draws) => {
  const mixed = Buffer.from(bytes)
  const [to, from] = [draws.below(header.dataByteOffset), draws.below(bytes.length)]
  mixed.copy(mixed, to, from, from + draws.below(256))
  return { bytes: mixed, what: `bytes of ${from} at ${to}` }
}

const bendValue: Mutation = ({ metadata, tensors }, draws) => {
  const at = draws.below(metadata.length)
  const [key, value] = metadata[at]!
  const bent = bend(value, draws)
  return { bytes: closedFile(metadata.toSpliced(at, 1, [key, bent]), tensors), what: `${key} became ${shown(bent)}` }
}

const addKey: Mutation = ({ metadata, tensors }, draws) => {
  const architecture = metadata.find(([key]) => key === 'general.architecture')![1].type === 'string'
  const named = architecture ? String((metadata.find(([key]) => key === 'general.architecture')![1] as { value: unknown }).value) : ''
  const key = draws.one(KEYS_THAT_LLAMA_HEEDS).replace('%s', named === 'clip' ? 'vision' : named)
  const value = madeUpValue(draws)
  const kept = metadata.filter(([name]) => name !== key)
  return { bytes: closedFile([...kept, [key, value]], tensors), what: `${key} = ${shown(value)}` }
}

const dropKey: Mutation = ({ metadata, tensors }, draws) => {
  const at = draws.below(metadata.length)
  return { bytes: closedFile(metadata.toSpliced(at, 1), tensors), what: `without ${metadata[at]![0]}` }
}

const dropTensor: Mutation = ({ metadata, tensors }, draws) => {
  const at = draws.below(tensors.length)
  return { bytes: closedFile(metadata, tensors.toSpliced(at, 1)), what: `without ${tensors[at]!.name}` }
}

const renameTensor: Mutation = ({ metadata, tensors }, draws) => {
  const at = draws.below(tensors.length)
  const name = draws.one([
    draws.one(tensors).name,
    tensors[at]!.name.replace('weight', 'bias'),
    tensors[at]!.name.replace(/\d+/, `${draws.below(4)}`),
    tensors[at]!.name.replace(/attn_q|ffn_up|ln1/, draws.one(['attn_q_norm', 'attn_qkv', 'attn_sinks', 'ffn_norm', 'ls1'])),
  ])
  return { bytes: closedFile(metadata, tensors.with(at, { ...tensors[at]!, name })), what: `${tensors[at]!.name} is called ${name}` }
}

/** Another way of storing, or another shape, that takes exactly the bytes it says. */
const reshapeTensor: Mutation = ({ metadata, tensors }, draws) => {
  const at = draws.below(tensors.length)
  const tensor = tensors[at]!
  const reshaped = draws.one([recast, transposed, longer])(tensor, draws)
  return { bytes: closedFile(metadata, tensors.with(at, reshaped)), what: `${tensor.name} is ${reshaped.type} ${reshaped.shape.join('×')}` }
}

function recast(tensor: TensorWithBytes, draws: Draws): TensorWithBytes {
  const count = tensor.shape.reduce((product, length) => product * length, 1)
  const types = [
    ['F32', 4],
    ['F16', 2],
    ['BF16', 2],
    ['I8', 1],
    ['I32', 4],
    ['F64', 8],
  ] as const
  const [type, bytesEach] = draws.one(types)
  return { ...tensor, type, bytes: repeated(tensor.bytes, count * bytesEach) }
}

function transposed(tensor: TensorWithBytes, draws: Draws): TensorWithBytes {
  const shape = draws.below(2) === 0 ? tensor.shape.toReversed() : [...tensor.shape, 1, 1].slice(0, 4)
  return { ...recast(tensor, draws), shape }
}

function longer(tensor: TensorWithBytes, draws: Draws): TensorWithBytes {
  const at = draws.below(tensor.shape.length)
  const shape = tensor.shape.with(at, Math.max(1, tensor.shape[at]! + draws.one([-1, 1, 2, -2, 32])))
  return recast({ ...tensor, shape }, draws)
}

const repeated = (bytes: Buffer, length: number) => Buffer.alloc(length, bytes.length > 0 ? bytes : 0)

const spoilWeights: Mutation = ({ metadata, tensors }, draws) => {
  const spoilt = draws.below(3) === 0 ? tensors.map((tensor) => spoil(tensor, draws)) : [...tensors]
  const at = draws.below(tensors.length)
  spoilt[at] = spoil(tensors[at]!, draws)
  return { bytes: closedFile(metadata, spoilt), what: `other numbers in ${tensors[at]!.name}` }
}

/** All bits, the scales of blocks, infinities, numbers that are none. */
function spoil(tensor: TensorWithBytes, draws: Draws): TensorWithBytes {
  const bytes = Buffer.from(tensor.bytes)
  const pattern = draws.one(['ff', '00', 'ffffff7f', '0000c07f', '0000807f', '007c', '007e', '00fc', 'ff7b', '0000803f'])
  const from = draws.below(bytes.length)
  draws.one([
    () => void bytes.fill(pattern, 0, bytes.length, 'hex'),
    () => void bytes.fill(pattern, from, Math.min(bytes.length, from + 34), 'hex'),
    () => {
      for (let flip = 0; flip < 64; flip++) bytes[draws.below(bytes.length)] = draws.word() & 0xff
    },
  ])()
  return { ...tensor, bytes }
}

function bend(value: GgufValue, draws: Draws): GgufValue {
  switch (value.type) {
    case 'array':
      return bendArray(value, draws)
    case 'string':
      return string(
        draws.one(['', '\0', 'gpt2', 'x'.repeat(70_000), value.value.slice(1), `${value.value}\ufffd`, value.value.toUpperCase()]),
      )
    case 'bool':
      return { type: 'bool', value: !value.value }
    case 'f32':
    case 'f64':
      return { type: value.type, value: draws.one(EXTREME_FLOATS) }
    case 'u64':
    case 'i64':
      return { type: value.type, value: BigInt.asUintN(63, draws.one(EXTREMES_64)) }
    default:
      return draws.below(8) === 0 ? madeUpValue(draws) : bentCount(value.value, draws)
  }
}

function bentCount(before: number, draws: Draws): GgufValue {
  return u32(draws.one([...EXTREMES_32, before + 1, Math.max(0, before - 1), before * 2, before >>> 1, before * 3]) >>> 0)
}

function bendArray(array: GgufArray, draws: Draws): GgufArray {
  const values = [...array.values]
  const at = draws.below(values.length)
  const other = array.of === 'string' ? draws.one(['', '\0', 'Ġ', 'a', 'ab', 'x'.repeat(300)]) : draws.one([0, 1, 3, 6, 64, 2 ** 20])
  const bent = draws.one([
    () => values.slice(0, at),
    () => [...values, ...values.slice(0, 1 + at)],
    () => values.with(at, other as never),
    () => values.map(() => other as never),
    () => values.toReversed(),
  ])()
  return { type: 'array', of: array.of, length: bent.length, values: bent }
}

function madeUpValue(draws: Draws): GgufValue {
  return draws.one<() => GgufValue>([
    () => u32(draws.one(EXTREMES_32)),
    () => u32(draws.below(64)),
    () => ({ type: 'i32', value: draws.one([-2147483648, -1, 0, 7, 2147483647]) }),
    () => ({ type: 'f32', value: draws.one(EXTREME_FLOATS) }),
    () => ({ type: 'bool', value: draws.below(2) === 0 }),
    () => string(draws.one(['', 'linear', 'yarn', 'none', 'default', 'llama-bpe', 'spatial_unpad', 'x'])),
    () => ({ type: 'array', of: 'i32', length: 3, values: [draws.below(8), -1, draws.one(EXTREMES_32) | 0] }),
    () => ({ type: 'array', of: 'u32', length: 2, values: [draws.below(8), draws.one(EXTREMES_32)] }),
    () => ({ type: 'array', of: 'f32', length: 0, values: [] }),
    () => ({ type: 'array', of: 'bool', length: 2, values: [true, false] }),
  ])()
}

function shown(value: GgufValue): string {
  const content = value.type === 'array' ? `${value.of}[${value.length}]` : String(value.value).slice(0, 30)
  return `${value.type} ${JSON.stringify(content)}`
}

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  cut,
  lie,
  lie,
  mixBytes,
  bendValue,
  bendValue,
  addKey,
  addKey,
  dropKey,
  dropTensor,
  renameTensor,
  reshapeTensor,
  spoilWeights,
  spoilWeights,
]
