// What llama.cpp's loaders of qwen2vl and qwen2 ask of a text model (src/llama-model.cpp, src/models/qwen2vl.cpp),
// asked here first: there a failure is a line in a log, or an abort.
import { expectCount, expectNumber, expectNumbers, expectString, expectTensor, expectTensorIfPresent } from './expect.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { arrayAt, numberAt, stringAt } from './values.ts'

export const TEXT_ARCHITECTURES = ['qwen2vl', 'qwen2'] as const
export type TextArchitecture = (typeof TEXT_ARCHITECTURES)[number]

export interface TextFacts {
  architecture: TextArchitecture
  embeddingLength: number
  blockCount: number
  headCount: number
  headCountKv: number
  contextLength: number
  vocabularySize: number
}

/** Checks a text model. Throws `ProblemError` with a `gguf-…` code; returns what the rest of the program needs to know. */
export function checkText(header: GgufHeader): TextFacts {
  const architecture = expectArchitecture(header)
  if ((numberAt(header.metadata, 'split.count') ?? 1) > 1) {
    throw ggufProblem('gguf-split', 'This file is one part of a model that was split into several.')
  }
  const embeddingLength = expectCount(header, `${architecture}.embedding_length`, 1 << 17)
  const blockCount = expectCount(header, `${architecture}.block_count`, 512)
  const feedForward = expectCount(header, `${architecture}.feed_forward_length`, 1 << 20)
  const headCount = expectCount(header, `${architecture}.attention.head_count`, 1024)
  const headCountKv = expectCount(header, `${architecture}.attention.head_count_kv`, headCount)
  const contextLength = expectCount(header, `${architecture}.context_length`, 1 << 24)
  expectNumber(header, `${architecture}.attention.layer_norm_rms_epsilon`, 0)
  expectNumber(header, `${architecture}.rope.freq_base`, 0)
  if (embeddingLength % headCount !== 0 || headCount % headCountKv !== 0) {
    throw ggufProblem('gguf-damaged', 'The model file contradicts itself: its attention heads do not fit its width.', {
      embeddingLength,
      headCount,
      headCountKv,
    })
  }
  const headSize = embeddingLength / headCount
  if (architecture === 'qwen2vl') expectRopeSections(header, headSize)
  const vocabularySize = expectTokenizer(header)

  expectTensor(header, 'token_embd.weight', 'matrix', [embeddingLength, vocabularySize])
  expectTensorIfPresent(header, 'output.weight', 'matrix', [embeddingLength, vocabularySize])
  expectTensor(header, 'output_norm.weight', 'vector', [embeddingLength])
  const kvLength = headSize * headCountKv
  for (let block = 0; block < blockCount; block++) expectBlock(header, `blk.${block}`, { embeddingLength, kvLength, feedForward })
  return { architecture, embeddingLength, blockCount, headCount, headCountKv, contextLength, vocabularySize }
}

function expectArchitecture(header: GgufHeader): TextArchitecture {
  const architecture = expectString(header, 'general.architecture')
  if (architecture === 'clip') {
    throw ggufProblem('gguf-files-swapped', 'This file is a projector (mmproj), but it was given as the text model.')
  }
  const known = TEXT_ARCHITECTURES.find((name) => name === architecture)
  if (known) return known
  throw ggufProblem('gguf-architecture-unsupported', `A model of the kind “${architecture}” cannot be used here.`, { architecture })
}

/** The rotary sections divide half a head among time, height and width of the image. */
function expectRopeSections(header: GgufHeader, headSize: number): void {
  const key = 'qwen2vl.rope.dimension_sections'
  const given = arrayAt(header.metadata, key)?.length === 3 ? 3 : 4
  const sections = expectNumbers(header, key, given, ['i32', 'u32'])
  const sum = sections.reduce((total, section) => total + section, 0)
  if (sections.some((section) => section < 0 || !Number.isInteger(section)) || sum < 1 || sum > headSize / 2) {
    throw ggufProblem('gguf-damaged', `The model file is damaged: its setting ${key} is impossible.`, {
      sections: sections.join(' '),
      headSize,
    })
  }
}

function expectTokenizer(header: GgufHeader): number {
  expectString(header, 'tokenizer.ggml.model')
  const tokens = arrayAt(header.metadata, 'tokenizer.ggml.tokens')
  if (!tokens || tokens.length === 0 || tokens.of !== 'string') {
    throw ggufProblem('gguf-key-missing', 'The model file is incomplete: its vocabulary is missing.', { key: 'tokenizer.ggml.tokens' })
  }
  for (const key of ['tokenizer.ggml.token_type', 'tokenizer.ggml.scores']) {
    const values = arrayAt(header.metadata, key)
    if (values && values.length !== tokens.length) {
      throw ggufProblem('gguf-damaged', 'The model file contradicts itself: its vocabulary and its token types differ in length.', { key })
    }
  }
  if (stringAt(header.metadata, 'tokenizer.ggml.model') === 'gpt2' && !arrayAt(header.metadata, 'tokenizer.ggml.merges')) {
    throw ggufProblem('gguf-key-missing', 'The model file is incomplete: the merges of its vocabulary are missing.', {
      key: 'tokenizer.ggml.merges',
    })
  }
  return tokens.length
}

interface BlockSizes {
  embeddingLength: number
  kvLength: number
  feedForward: number
}

function expectBlock(header: GgufHeader, block: string, { embeddingLength, kvLength, feedForward }: BlockSizes): void {
  expectTensor(header, `${block}.attn_norm.weight`, 'vector', [embeddingLength])
  if (header.tensors.has(`${block}.attn_qkv.weight`)) {
    expectTensor(header, `${block}.attn_qkv.weight`, 'matrix', [embeddingLength, embeddingLength + 2 * kvLength])
  } else {
    for (const [name, length] of [
      ['q', embeddingLength],
      ['k', kvLength],
      ['v', kvLength],
    ] as const) {
      expectTensor(header, `${block}.attn_${name}.weight`, 'matrix', [embeddingLength, length])
      expectTensorIfPresent(header, `${block}.attn_${name}.bias`, 'vector', [length])
    }
  }
  expectTensor(header, `${block}.attn_output.weight`, 'matrix', [embeddingLength, embeddingLength])
  expectTensor(header, `${block}.ffn_norm.weight`, 'vector', [embeddingLength])
  expectTensor(header, `${block}.ffn_gate.weight`, 'matrix', [embeddingLength, feedForward])
  expectTensor(header, `${block}.ffn_up.weight`, 'matrix', [embeddingLength, feedForward])
  expectTensor(header, `${block}.ffn_down.weight`, 'matrix', [feedForward, embeddingLength])
}
