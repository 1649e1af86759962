import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { isObject } from '../checkpoint/read-json.ts'

/**
 * llama.cpp knows splitting patterns by name alone. Its conversion script recognises one by what it does to a sample text
 * under the published vocabulary; here the pattern itself is compared, so that other vocabularies are recognised too.
 */
const NAMES = new Map([
  [String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`, 'qwen2'],
])

/** The name for the `pre_tokenizer` of a tokenizer.json. Throws `checkpoint-tokenizer-unsupported`. */
export function preTokenizerOf(splitting: unknown): string {
  const pattern = patternsIn(splitting)
  const name = pattern.length === 1 ? NAMES.get(pattern[0] as string) : undefined
  if (name) return name
  const message = 'The tokenizer splits text in a way that is not known here.'
  throw checkpointProblem('checkpoint-tokenizer-unsupported', message, { pattern: pattern.join(' | ').slice(0, 300) })
}

function patternsIn(splitting: unknown): string[] {
  if (!isObject(splitting)) return []
  if (splitting.type === 'Sequence' && Array.isArray(splitting.pretokenizers)) return splitting.pretokenizers.flatMap(patternsIn)
  const { pattern } = splitting
  return splitting.type === 'Split' && isObject(pattern) && typeof pattern.Regex === 'string' ? [pattern.Regex] : []
}
