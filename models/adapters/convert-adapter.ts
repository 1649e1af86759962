import { QUANTIZATION_VERSION } from '../conversion/general-keys.ts'
import { openWorkshop, tensorSource } from '../conversion/tensor-source.ts'
import { f32, type GgufValue, string, u32 } from '../gguf/values.ts'
import { writeGguf } from '../gguf/write.ts'
import { architectureOf, classOfModel } from './adapter-settings.ts'
import { adapterTensors } from './adapter-tensors.ts'
import { openAdapter } from './open-adapter.ts'

export interface ConvertAdapterOptions {
  /** PEFT's: adapter_config.json and adapter_model.safetensors. */
  folder: string
  /** The base checkpoint, of which only config.json is read; null where the adapter itself says what it belongs to. */
  baseFolder: string | null
  outputFile: string
  signal?: AbortSignal
  onProgress?: (bytesDone: number, bytesTotal: number) => void
}

/**
 * Writes a PEFT LoRA as a GGUF adapter at 32 bits. Throws `adapter-…`, `checkpoint-…` before anything is written; the file
 * appears under its name only when it is whole.
 */
export async function convertAdapter({ folder, baseFolder, outputFile, ...options }: ConvertAdapterOptions): Promise<void> {
  const { name, settings, pairs } = openAdapter(folder)
  const architecture = architectureOf(baseFolder === null ? settings.baseClass : classOfModel(baseFolder))
  // llama.cpp divides by the rank whatever the adapter was trained with.
  const alpha = settings.rankStabilised ? settings.alpha * Math.sqrt(settings.rank) : settings.alpha
  const metadata: [string, GgufValue][] = [
    ['general.architecture', string(architecture)],
    ['general.type', string('adapter')],
    ['adapter.type', string('lora')],
    ['general.name', string(name)],
    ['adapter.lora.alpha', f32(alpha)],
    ['general.quantization_version', u32(QUANTIZATION_VERSION)],
  ]
  const workshop = openWorkshop(null)
  const tensors = adapterTensors(pairs).map((tensor) => tensorSource(tensor, 'F32', workshop))
  await writeGguf(outputFile, { metadata, tensors }, options)
}
