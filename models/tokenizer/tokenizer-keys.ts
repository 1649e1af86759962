import type { Checkpoint } from '../checkpoint/open-checkpoint.ts'
import { isObject, type JsonObject, readJsonIn, readTextIn } from '../checkpoint/read-json.ts'
import { bool, type GgufValue, i32s, string, strings, u32 } from '../gguf/values.ts'
import { type CheckpointTokenizer, readTokenizer } from './read-tokenizer.ts'

/** How Hugging Face and llama.cpp call the tokens with a part of their own (gguf-py/gguf/constants.py, “seperator” included). */
const SPECIAL = [
  ['bos', 'bos'],
  ['eos', 'eos'],
  ['unk', 'unknown'],
  ['sep', 'seperator'],
  ['pad', 'padding'],
  ['mask', 'mask'],
] as const

const CONFIG = 'tokenizer_config.json'

/** The `tokenizer.…` keys of a text model, as llama.cpp's conversion script writes them. Throws `checkpoint-…`. */
export function tokenizerKeys({ folder, names }: Checkpoint, config: JsonObject, rows: number): [string, GgufValue][] {
  const tokenizer = readTokenizer(folder, rows)
  const settings = names.has(CONFIG) ? readJsonIn(folder, CONFIG) : {}
  const template = chatTemplate(folder, names, settings)
  return [
    ['tokenizer.ggml.model', string('gpt2')],
    ['tokenizer.ggml.pre', string(tokenizer.preTokenizer)],
    ['tokenizer.ggml.tokens', strings(tokenizer.tokens)],
    ['tokenizer.ggml.token_type', i32s(tokenizer.types)],
    ['tokenizer.ggml.merges', strings(tokenizer.merges)],
    ...specialTokens(tokenizer, settings, config),
    ...SPECIAL.flatMap(([name]): [string, GgufValue][] => {
      const value = settings[`add_${name}_token`]
      return typeof value === 'boolean' ? [[`tokenizer.ggml.add_${name}_token`, bool(value)]] : []
    }),
    ...(template === null ? [] : [['tokenizer.chat_template', string(template)] as [string, GgufValue]]),
  ]
}

function specialTokens({ added }: CheckpointTokenizer, settings: JsonObject, config: JsonObject): [string, GgufValue][] {
  const text = isObject(config.text_config) ? config.text_config : {}
  // Those that the tokenizer names come first, then those that only the model's configuration numbers.
  const byName = SPECIAL.map(([name, key]) => [key, added.get(contentOf(settings[`${name}_token`]) ?? '')] as const)
  const byNumber = SPECIAL.map(([name, key]) => [key, config[`${name}_token_id`] ?? text[`${name}_token_id`]] as const)
  const found = new Map<string, number>()
  for (const [key, id] of [...byName, ...byNumber]) if (Number.isInteger(id) && !found.has(key)) found.set(key, id as number)
  return [...found].map(([key, id]) => [`tokenizer.ggml.${key}_token_id`, u32(id)])
}

function contentOf(token: unknown): string | undefined {
  const content = isObject(token) ? token.content : token
  return typeof content === 'string' ? content : undefined
}

function chatTemplate(folder: string, names: ReadonlySet<string>, settings: JsonObject): string | null {
  if (typeof settings.chat_template === 'string') return settings.chat_template
  if (names.has('chat_template.jinja')) return readTextIn(folder, 'chat_template.jinja')
  if (!names.has('chat_template.json')) return null
  const { chat_template: template } = readJsonIn(folder, 'chat_template.json')
  return typeof template === 'string' ? template : null
}
