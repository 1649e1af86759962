import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { type Checkpoint, openCheckpoint } from '../checkpoint/open-checkpoint.ts'
import { type JsonObject, readJsonIn } from '../checkpoint/read-json.ts'
import type { GgufValue } from '../gguf/values.ts'
import { tokenizerKeys } from '../tokenizer/tokenizer-keys.ts'
import { internvlName, towerKeys, towerShape, towerTensors } from './internvl-part.ts'
import type { FormatContext } from './number-formats.ts'
import { type PlannedTensor, TensorSupply } from './planned-tensor.ts'
import { preprocessorOf } from './preprocessor.ts'
import { qwenVisionKeys, qwenVisionShape, qwenVisionTensors } from './qwen-vision-part.ts'
import { partAt, textSettings } from './settings.ts'
import { type TextShape, textKeys, textShape, textTensors } from './text-part.ts'

/** One of the two files, before it is decided how its numbers are written. */
export interface PlannedFile {
  architecture: string
  kind: 'model' | 'mmproj'
  keys: [string, GgufValue][]
  tensors: PlannedTensor[]
  context: Omit<FormatContext, 'format'>
}

export interface PlannedConversion {
  checkpoint: Checkpoint
  text: PlannedFile
  projector: PlannedFile
}

const QWEN = 'Qwen2_5_VLForConditionalGeneration'
/** As its makers save it, and as transformers does. */
const INTERNVL = ['InternVLChatModel', 'InternVLForConditionalGeneration']

/** Reads what a folder holds and checks it whole before anything is written. Throws `checkpoint-…`. */
export function planConversion(folder: string): PlannedConversion {
  const checkpoint = openCheckpoint(folder)
  const config = readJsonIn(folder, 'config.json')
  const architecture = Array.isArray(config.architectures) ? String(config.architectures[0]) : 'unknown'
  if (config.quantization_config !== undefined) {
    throw checkpointProblem('checkpoint-type-unsupported', 'The checkpoint is quantised already.', { architecture })
  }
  if (architecture === QWEN) return planQwen(checkpoint, config)
  if (INTERNVL.includes(architecture)) return planInternvl(checkpoint, config)
  throw checkpointProblem('checkpoint-architecture-unsupported', `A checkpoint of the kind “${architecture}” cannot be converted here.`, {
    architecture,
  })
}

function planQwen(checkpoint: Checkpoint, config: JsonObject): PlannedConversion {
  const supply = new TensorSupply(checkpoint, qwenName)
  const text = textShape(textSettings(config), 'qwen2vl')
  const vision = partAt(config, 'vision_config')
  const tower = qwenVisionShape(vision, text.width)
  const textPart = textTensors(supply, text)
  const visionPart = qwenVisionTensors(supply, tower)
  supply.expectEmpty()
  return {
    checkpoint,
    text: textFile(checkpoint, config, text, textPart),
    projector: projectorFile(qwenVisionKeys(tower, vision, preprocessorOf(checkpoint)), visionPart),
  }
}

function planInternvl(checkpoint: Checkpoint, config: JsonObject): PlannedConversion {
  const supply = new TensorSupply(checkpoint, internvlName)
  const text = textShape(textSettings(config), 'qwen2')
  const vision = partAt(config, 'vision_config')
  const tower = towerShape(config, vision, text.width)
  const textPart = textTensors(supply, text)
  const visionPart = towerTensors(supply, tower)
  supply.expectEmpty()
  return {
    checkpoint,
    text: textFile(checkpoint, config, text, textPart),
    projector: projectorFile(towerKeys(tower, config, vision, preprocessorOf(checkpoint)), visionPart),
  }
}

function textFile(checkpoint: Checkpoint, config: JsonObject, shape: TextShape, tensors: PlannedTensor[]): PlannedFile {
  return {
    architecture: shape.architecture,
    kind: 'model',
    keys: [...textKeys(shape, textSettings(config)), ...tokenizerKeys(checkpoint, config, shape.rows)],
    tensors,
    context: {
      blocks: shape.blocks,
      headsPerKey: shape.heads / shape.headsKv,
      tiedOutput: !tensors.some(({ name }) => name === 'output.weight'),
    },
  }
}

function projectorFile(keys: PlannedFile['keys'], tensors: PlannedTensor[]): PlannedFile {
  return { architecture: 'clip', kind: 'mmproj', keys, tensors, context: { blocks: 0, headsPerKey: 1, tiedOutput: false } }
}

/** transformers 4 saved `model.…` and `visual.…`, some releases and trainers add the classes’ own prefixes. */
function qwenName(name: string): string {
  return name
    .replace(/^model\.language_model\./, 'model.')
    .replace(/^language_model\.(model|lm_head)\./, '$1.')
    .replace(/^model\.visual\./, 'visual.')
}
