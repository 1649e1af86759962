// The vocabulary of a checkpoint as llama.cpp's conversion script writes it (conversion/base.py, get_vocab_base): from
// tokenizer.json alone, so that nothing of Python is needed.
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { isObject, type JsonObject, readJsonIn } from '../checkpoint/read-json.ts'
import { preTokenizerOf } from './pre-tokenizer.ts'

export interface CheckpointTokenizer {
  /** One for each row of the embedding. */
  tokens: string[]
  /** llama.cpp's `tokenizer.ggml.token_type`, one for each token. */
  types: number[]
  /** `left right`, the earliest first. */
  merges: string[]
  /** llama.cpp's name of the way in which text is split before merging. */
  preTokenizer: string
  /** Ids of the tokens that were added to the learnt ones. */
  added: ReadonlyMap<string, number>
}

const TYPE = { ordinary: 1, control: 3, ours: 4, unused: 5 } as const
const FILE = 'tokenizer.json'

/** `rows` is how many tokens the model has. Throws `checkpoint-tokenizer-…` and what reading throws. */
export function readTokenizer(folder: string, rows: number): CheckpointTokenizer {
  const { model, added_tokens: addedTokens, pre_tokenizer: splitting } = readJsonIn(folder, FILE)
  if (!isObject(model) || model.type !== 'BPE' || !isObject(model.vocab)) {
    throw checkpointProblem(
      'checkpoint-tokenizer-unsupported',
      'The tokenizer is not of the kind that these models have (byte-level BPE).',
      {
        kind: isObject(model) ? String(model.type) : 'none',
      },
    )
  }
  const tokens = new Array<string>(rows)
  const types = new Array<number>(rows).fill(TYPE.unused)
  const put = (token: string, id: unknown, type: number) => {
    if (!Number.isInteger(id) || (id as number) < 0) throw damaged('a token has no number', token)
    if ((id as number) >= rows) throw tooMany(id as number, rows)
    tokens[id as number] = token
    types[id as number] = type
  }
  for (const [token, id] of Object.entries(model.vocab)) {
    if (tokens[id as number] !== undefined) throw damaged('two tokens have one number', token)
    put(token, id, TYPE.ordinary)
  }
  const added = new Map<string, number>()
  for (const { content, id, special } of listOfObjects(addedTokens)) {
    if (typeof content !== 'string') throw damaged('an added token has no text', '')
    const isControl = special === true || looksSpecial(content)
    // Where a person's text has a space, such a token is written with U+2581.
    put(isControl ? content : content.replaceAll('\u2581', ' '), id, isControl ? TYPE.control : TYPE.ours)
    added.set(content, id as number)
  }
  for (let id = 0; id < rows; id++) tokens[id] ??= `[PAD${id}]`
  return { tokens, types, merges: readMerges(model.merges, model.vocab), preTokenizer: preTokenizerOf(splitting), added }
}

/** What many tokenizers forget to mark as special. */
function looksSpecial(token: string): boolean {
  return (token.startsWith('<|') && token.endsWith('|>')) || ['<pad>', '<mask>'].includes(token)
}

/** A merge is `"left right"`, since 2024 `["left", "right"]`. */
function readMerges(merges: unknown, vocabulary: JsonObject): string[] {
  if (!Array.isArray(merges)) throw damaged('its merges are missing', '')
  return merges.map((merge: unknown) => {
    const parts: unknown = typeof merge === 'string' ? merge.split(' ') : merge
    if (!Array.isArray(parts) || parts.length !== 2) throw damaged('a merge is not one of two parts', String(merge))
    const [left, right] = parts as [unknown, unknown]
    if (typeof left !== 'string' || typeof right !== 'string') throw damaged('a merge is not one of two parts', '')
    if (!Object.hasOwn(vocabulary, left + right)) throw damaged('a merge makes a token that is not there', left + right)
    return `${withoutSpaces(left)} ${withoutSpaces(right)}`
  })
}

/** GGUF keeps merges as text with a space between, so a space inside is written as byte-level vocabularies write it. */
const withoutSpaces = (part: string) => part.replaceAll(' ', 'Ġ')

function listOfObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function damaged(what: string, token: string) {
  return checkpointProblem('checkpoint-damaged', `“${FILE}” is damaged: ${what}.`, { name: FILE, token })
}

function tooMany(id: number, rows: number) {
  const message = 'The tokenizer has more tokens than the model: they are of two different models.'
  return checkpointProblem('checkpoint-tokenizer-mismatch', message, { id, rows })
}
