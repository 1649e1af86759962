// How the numbers of a model are written: the choices a person has, and what each means for a single tensor.
import { TENSOR_TYPES, type TensorTypeName } from '../gguf/format.ts'
import type { PlannedTensor } from './planned-tensor.ts'

/** llama.cpp's `general.file_type` of each. */
const FILE_TYPES = { F32: 0, F16: 1, BF16: 32, Q8_0: 7, Q4_K_M: 15, Q5_K_M: 17, Q6_K: 18, IQ4_XS: 30 } as const
export type NumberFormat = keyof typeof FILE_TYPES
export const NUMBER_FORMATS = Object.keys(FILE_TYPES) as NumberFormat[]
/** The image tower loses too much below 8 bits. */
export const PROJECTOR_FORMATS = ['F32', 'F16', 'BF16', 'Q8_0'] as const satisfies NumberFormat[]
export type ProjectorFormat = (typeof PROJECTOR_FORMATS)[number]

export function fileType(format: NumberFormat): number {
  return FILE_TYPES[format]
}

/** What the choice of a tensor's type depends on beside the tensor. */
export interface FormatContext {
  format: NumberFormat
  /** Blocks of the language model; 0 for a projector. */
  blocks: number
  /** Heads that share one key and value. */
  headsPerKey: number
  /** The output is the embedding itself. */
  tiedOutput: boolean
}

/**
 * The type a tensor is written in: llama.cpp's own choices (src/llama-quant.cpp, llama_tensor_get_type_impl) for these
 * architectures, so that the file is the one that its quantiser makes.
 */
export function tensorTypeOf(
  { name, shape, full, plain }: Pick<PlannedTensor, 'name' | 'shape' | 'full' | 'plain'>,
  context: FormatContext,
): TensorTypeName {
  const { format } = context
  if (full) return 'F32'
  if (plain) return format === 'F16' ? 'F16' : 'F32'
  if (format === 'F32' || format === 'F16' || format === 'BF16') return format
  return fitting(mixedType(name, context), shape[0] as number)
}

type BlockType = 'Q8_0' | 'Q6_K' | 'Q5_K' | 'Q4_K' | 'IQ4_XS'
const MOSTLY: Record<Exclude<NumberFormat, 'F32' | 'F16' | 'BF16'>, BlockType> = {
  Q8_0: 'Q8_0',
  Q6_K: 'Q6_K',
  Q5_K_M: 'Q5_K',
  Q4_K_M: 'Q4_K',
  IQ4_XS: 'IQ4_XS',
}

function mixedType(name: string, { format, blocks, headsPerKey, tiedOutput }: FormatContext): BlockType {
  const mostly = MOSTLY[format as keyof typeof MOSTLY]
  if (name === 'output.weight' || (tiedOutput && name === 'token_embd.weight')) return mostly === 'Q8_0' ? 'Q8_0' : 'Q6_K'
  const [, block, part] = /^blk\.(\d+)\.(attn_v|ffn_down)\.weight$/.exec(name) ?? []
  if (block === undefined) return mostly
  const at = Number(block)
  if (format === 'Q4_K_M' || format === 'Q5_K_M') return deservesMore(at, blocks) ? 'Q6_K' : mostly
  if (format === 'IQ4_XS' && (part === 'attn_v' ? headsPerKey >= 4 : at < Math.floor(blocks / 8))) return 'Q5_K'
  return mostly
}

/** The first and the last eighth, and every third between. */
function deservesMore(block: number, blocks: number): boolean {
  const eighth = Math.floor(blocks / 8)
  return block < eighth || block >= Math.floor((7 * blocks) / 8) || (block - eighth) % 3 === 2
}

const SMALLER_BLOCKS: Partial<Record<BlockType, TensorTypeName>> = { IQ4_XS: 'IQ4_NL', Q4_K: 'Q5_0', Q5_K: 'Q5_1', Q6_K: 'Q8_0' }

/** Rows that are no whole number of blocks get smaller blocks, or 16 bits. */
function fitting(type: BlockType, rowLength: number): TensorTypeName {
  const candidates: (TensorTypeName | undefined)[] = [type, SMALLER_BLOCKS[type]]
  return candidates.find((each) => each && rowLength % TENSOR_TYPES[each].blockElements === 0) ?? 'F16'
}
