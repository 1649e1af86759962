// The keys that say what a file is, as llama.cpp's conversion script writes them (gguf-py/gguf/metadata.py).
import { cardHead } from '../checkpoint/card-head.ts'
import type { Checkpoint } from '../checkpoint/open-checkpoint.ts'
import { readJsonIn } from '../checkpoint/read-json.ts'
import { elementCount } from '../gguf/tensors.ts'
import { type GgufValue, string, u32 } from '../gguf/values.ts'
import { MODEL_KIND_KEY } from '../model-kind-key.ts'
import type { PlannedTensor } from './planned-tensor.ts'

/** Version of the quantised blocks' layout: GGML_QNT_VERSION of ggml.h. */
export const QUANTIZATION_VERSION = 2

const PASSPORT = 'passport.json'

export interface Identity {
  architecture: string
  kind: 'model' | 'mmproj'
  name: string
  fileType: number
}

/**
 * `general.…`. Two things are left out that the script guesses from the words of the folder's name (base name, version,
 * fine-tune): the model's passport says what it was made from.
 */
export function generalKeys(checkpoint: Checkpoint, identity: Identity, tensors: readonly PlannedTensor[]): [string, GgufValue][] {
  const licence = licenceOf(checkpoint)
  return [
    ['general.architecture', string(identity.architecture)],
    ['general.type', string(identity.kind)],
    ...samplingKeys(checkpoint),
    ['general.name', string(identity.name)],
    ['general.size_label', string(sizeLabel(tensors))],
    ...(licence === null ? [] : [['general.license', string(licence)] as [string, GgufValue]]),
    ...kindKey(checkpoint),
    ['general.file_type', u32(identity.fileType)],
    ['general.quantization_version', u32(QUANTIZATION_VERSION)],
  ]
}

/** The trainer's passport says that a model is a demonstration; nothing else marks one. */
function kindKey({ folder, names }: Checkpoint): [string, GgufValue][] {
  const kind = names.has(PASSPORT) ? readJsonIn(folder, PASSPORT).kind : null
  return kind === 'demonstration' ? [[MODEL_KIND_KEY, string(kind)]] : []
}

/** What its makers recommend for drawing tokens. */
function samplingKeys({ folder, names }: Checkpoint): [string, GgufValue][] {
  if (!names.has('generation_config.json')) return []
  const settings = readJsonIn(folder, 'generation_config.json')
  const keys: [string, GgufValue['type'] & ('i32' | 'f32'), unknown][] = [
    ['top_k', 'i32', settings.top_k],
    ['top_p', 'f32', settings.top_p],
    ['min_p', 'f32', settings.min_p],
    ['temp', 'f32', settings.temperature],
    ['penalty_repeat', 'f32', settings.penalty_repeat ?? settings.repetition_penalty],
  ]
  return keys.flatMap(([key, type, value]) => (typeof value === 'number' ? [[`general.sampling.${key}`, { type, value }]] : []))
}

/** `my-model-7b` → `My Model 7b`; words that have capitals and versions stay as they are. */
export function titleOf(folderName: string): string {
  const words = folderName.trim().replaceAll('-', ' ').split(/\s+/).filter(Boolean)
  return words.map((word) => (isLower(word) && !/^(v\d+(\.\d+)*|\d.*)$/.test(word) ? titleCase(word) : word)).join(' ')
}

const isLower = (word: string) => word === word.toLowerCase() && word !== word.toUpperCase()
const titleCase = (word: string) => word.replace(/\p{L}+/gu, (letters) => letters.charAt(0).toUpperCase() + letters.slice(1))

/** `7.6B`: two digits at least. */
function sizeLabel(tensors: readonly PlannedTensor[]): string {
  const count = tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0)
  const [scaled, suffix] = SCALES.map(([scale, letter]) => [count / scale, letter] as const).find(([value]) => value > 1) ?? [
    count / 1e3,
    'K',
  ]
  const digits = Math.max(2 - String(Math.round(scaled)).replace(/^0+/, '').length, 0)
  return `${scaled.toFixed(digits)}${suffix}`
}

const SCALES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
] as const

/** The licence in the head of the model's card. */
function licenceOf(checkpoint: Checkpoint): string | null {
  return /^license:[ \t]*["']?([\w.-]+)["']?[ \t]*$/m.exec(cardHead(checkpoint))?.[1] ?? null
}
