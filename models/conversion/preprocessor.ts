import type { Checkpoint } from '../checkpoint/open-checkpoint.ts'
import { isObject, type JsonObject, readJsonIn } from '../checkpoint/read-json.ts'

/** How pixels are scaled: in a file of its own, since transformers 5 a part of `processor_config.json`, which goes first. */
export function preprocessorOf({ folder, names }: Checkpoint): JsonObject {
  const own = names.has('preprocessor_config.json') ? readJsonIn(folder, 'preprocessor_config.json') : {}
  const processor = names.has('processor_config.json') ? readJsonIn(folder, 'processor_config.json') : {}
  return { ...own, ...(isObject(processor.image_processor) ? processor.image_processor : {}) }
}
