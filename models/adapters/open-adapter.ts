import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { readSafetensorsHeader } from '../safetensors/read-header.ts'
import { type AdapterSettings, readAdapterSettings } from './adapter-settings.ts'
import { adapterPairs, type LoraPair } from './adapter-tensors.ts'

/** A LoRA folder of PEFT: adapter_config.json and adapter_model.safetensors. */
export interface Adapter {
  /** The folder's. */
  name: string
  weightFile: string
  settings: AdapterSettings
  /** By llama.cpp's name of the matrix that is changed. */
  pairs: ReadonlyMap<string, LoraPair>
}

const WEIGHTS = 'adapter_model.safetensors'
const PICKLE = 'adapter_model.bin'

/** Reads what an adapter's folder holds; not yet its numbers. Throws `adapter-…`, `checkpoint-…`. */
export function openAdapter(folder: string): Adapter {
  const settings = readAdapterSettings(folder)
  if (!existsSync(join(folder, WEIGHTS)) && existsSync(join(folder, PICKLE)))
    throw checkpointProblem('checkpoint-pickle', `The adapter has its weights as a pickle alone: “${PICKLE}”.`, { file: PICKLE })
  const file = readSafetensorsHeader(folder, WEIGHTS)
  return { name: basename(resolve(folder)), weightFile: file.path, settings, pairs: adapterPairs(file, settings) }
}
