// A smallest Qwen2.5-VL pair, whose parts a test may leave out or bend.
import { join } from 'node:path'
import { projectorModel } from '../../../../models/fixtures/projector-model.ts'
import type { TestModelShape } from '../../../../models/fixtures/shapes.ts'
import { textModel } from '../../../../models/fixtures/text-model.ts'
import type { GgufValue } from '../../../../models/gguf/values.ts'
import { type GgufContent, writeGguf } from '../../../../models/gguf/write.ts'

export const SMALL_SHAPE: TestModelShape = {
  title: 'Small',
  bytesOnly: true,
  text: {
    vocabularyRows: 280,
    embeddingLength: 32,
    blockCount: 1,
    feedForwardLength: 48,
    headCount: 2,
    headCountKv: 1,
    contextLength: 512,
    ropeSections: [2, 3, 3, 0],
    tiedOutput: false,
    matrixType: 'F16',
    outputType: 'F16',
  },
  vision: { embeddingLength: 16, blockCount: 2, feedForwardLength: 24, headCount: 2, windowPattern: 2, matrixType: 'F16' },
}

export const smallText = (): GgufContent => textModel(SMALL_SHAPE, 'small/text')
export const smallProjector = (): GgufContent => projectorModel(SMALL_SHAPE, 'small/projector')

export async function writePair(folder: string, pair: { text?: GgufContent; projector?: GgufContent } = {}) {
  const paths = { textFile: join(folder, 'model.gguf'), projectorFile: join(folder, 'mmproj-model.gguf') }
  await writeGguf(paths.textFile, pair.text ?? smallText())
  await writeGguf(paths.projectorFile, pair.projector ?? smallProjector())
  return paths
}

export function without(content: GgufContent, tensor: string): GgufContent {
  return { ...content, tensors: content.tensors.filter(({ name }) => name !== tensor) }
}

export function withKey(content: GgufContent, key: string, value: GgufValue | null): GgufContent {
  const kept = [...content.metadata].filter(([name]) => name !== key)
  return { ...content, metadata: value === null ? kept : [...kept, [key, value]] }
}
