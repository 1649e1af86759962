import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { QUANTIZATION_VERSION } from '../conversion/general-keys.ts'
import { tensorSource } from '../conversion/tensor-source.ts'
import { f32, type GgufValue, string, u32 } from '../gguf/values.ts'
import { writeGguf } from '../gguf/write.ts'
import { readSafetensorsHeader } from '../safetensors/read-header.ts'
import { readAdapterSettings } from './adapter-settings.ts'
import { adapterTensors } from './adapter-tensors.ts'

export interface ConvertAdapterOptions {
  /** PEFT's: adapter_config.json and adapter_model.safetensors. */
  folder: string
  /** The base checkpoint, of which only config.json is read; null where the adapter itself says what it belongs to. */
  baseFolder: string | null
  outputFile: string
  signal?: AbortSignal
  onProgress?: (bytesDone: number, bytesTotal: number) => void
}

const WEIGHTS = 'adapter_model.safetensors'
const PICKLE = 'adapter_model.bin'

/**
 * Writes a PEFT LoRA as a GGUF adapter at 32 bits. Throws `adapter-…`, `checkpoint-…` before anything is written; the file
 * appears under its name only when it is whole.
 */
export async function convertAdapter({ folder, baseFolder, outputFile, ...options }: ConvertAdapterOptions): Promise<void> {
  const settings = readAdapterSettings(folder, baseFolder)
  if (!existsSync(join(folder, WEIGHTS)) && existsSync(join(folder, PICKLE)))
    throw checkpointProblem('checkpoint-pickle', `The adapter has its weights as a pickle alone: “${PICKLE}”.`, { file: PICKLE })
  const tensors = adapterTensors(readSafetensorsHeader(folder, WEIGHTS), settings)
  // llama.cpp divides by the rank whatever the adapter was trained with.
  const alpha = settings.rankStabilised ? settings.alpha * Math.sqrt(settings.rank) : settings.alpha
  const metadata: [string, GgufValue][] = [
    ['general.architecture', string(settings.architecture)],
    ['general.type', string('adapter')],
    ['adapter.type', string('lora')],
    ['general.name', string(basename(resolve(folder)))],
    ['adapter.lora.alpha', f32(alpha)],
    ['general.quantization_version', u32(QUANTIZATION_VERSION)],
  ]
  await writeGguf(outputFile, { metadata, tensors: tensors.map((tensor) => tensorSource(tensor, 'F32', null)) }, options)
}
