import type { CheckpointTensor } from '../checkpoint/open-checkpoint.ts'
import { type PlannedTensor, plannedTensor } from '../conversion/planned-tensor.ts'
import type { SafetensorsFile } from '../safetensors/read-header.ts'
import { adapterProblem } from './adapter-problem.ts'
import type { AdapterSettings } from './adapter-settings.ts'

/** PEFT writes the path of the wrapped layer, which transformers has renamed more than once. */
const LAYER = /^base_model\.model\.(?:model\.|language_model\.)*layers\.(\d+)\.(self_attn|mlp)\.(\w+)\.lora_([AB])\.weight$/

const NAMES: Record<string, string> = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
}

/** What is added to a matrix, but for the scale: B·A, of rank × row length and rows × rank. */
export interface LoraPair {
  A: CheckpointTensor
  B: CheckpointTensor
}

/** The pairs by llama.cpp's name of the matrix that they change. Throws `adapter-…` for weights other than language layers'. */
export function adapterPairs(file: SafetensorsFile, settings: AdapterSettings): Map<string, LoraPair> {
  const pairs = new Map<string, Partial<LoraPair>>()
  for (const [name, stored] of file.tensors) {
    const [, block, part, layer, half] = LAYER.exec(name) ?? []
    const target = NAMES[`${part}.${layer}`]
    if (!target) {
      throw adapterProblem('adapter-layers-unsupported', `The adapter changes weights outside the language layers: “${name}”.`, {
        tensor: name,
      })
    }
    const key = `blk.${block}.${target}.weight`
    const pair = pairs.get(key) ?? {}
    if (pair[half as 'A' | 'B']) throw damaged(name, 'is there twice')
    pairs.set(key, { ...pair, [half as 'A' | 'B']: { ...stored, path: file.path, file: file.name } })
  }
  if (pairs.size === 0) throw adapterProblem('adapter-damaged', 'The adapter holds no weights.')
  for (const [name, { A, B }] of pairs) {
    if (!A || !B) throw damaged(name, 'has only one of its two halves')
    expectRank(A, B, settings)
  }
  return pairs as Map<string, LoraPair>
}

/** The pairs as a GGUF adapter holds them, at 32 bits. */
export function adapterTensors(pairs: ReadonlyMap<string, LoraPair>): PlannedTensor[] {
  return [...pairs].flatMap(([name, { A, B }]) => {
    const half = (end: 'a' | 'b', source: CheckpointTensor) => ({
      ...plannedTensor(`${name}.lora_${end}`, source.shape, source),
      full: true,
    })
    return [half('a', A), half('b', B)]
  })
}

function expectRank(A: CheckpointTensor, B: CheckpointTensor, { rank, ranksDiffer }: AdapterSettings): void {
  const isPair = A.shape.length === 2 && B.shape.length === 2 && A.shape[0] === B.shape[1]
  if (isPair && (ranksDiffer || A.shape[0] === rank)) return
  throw damaged(A.name, 'has another size than the adapter’s configuration says')
}

function damaged(tensor: string, what: string) {
  return adapterProblem('adapter-damaged', `The adapter is damaged: “${tensor}” ${what}.`, { tensor })
}
