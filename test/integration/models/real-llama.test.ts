// What we generate and write, in the hands of real llama.cpp: through node-llama-cpp, which is not our own addon.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getLlama, type Llama, LlamaGrammar, type LlamaModel, type Token } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseAnswer } from '../../../electron/core/answer/parse-answer.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { TEST_MODEL_SHAPES } from '../../../models/fixtures/shapes.ts'
import { textModel } from '../../../models/fixtures/text-model.ts'
import type { TensorTypeName } from '../../../models/gguf/format.ts'
import { writeGguf } from '../../../models/gguf/write.ts'
import { answerGrammar } from '../../../models/prompts/answer-grammar.ts'

let llama: Llama
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'real-llama-'))
  llama = await getLlama({ gpu: false, build: 'never', skipDownload: true })
})
afterAll(async () => {
  await llama.dispose()
  await rm(folder, { recursive: true })
})

/** Probabilities of the next token after a text, most likely first. */
async function nextTokens(model: LlamaModel, text: string): Promise<[Token, number][]> {
  const context = await model.createContext({ contextSize: 256, threads: 1 })
  try {
    const tokens = model.tokenize(text)
    const last = tokens.length - 1
    const output = await context
      .getSequence()
      .controlledEvaluate(tokens.map((token, index) => (index === last ? [token, { generateNext: { probabilities: true } }] : token)))
    return [...(output[last]?.next.probabilities ?? [])]
  } finally {
    await context.dispose()
  }
}

function expectSane(probabilities: [Token, number][]): void {
  expect(probabilities.length).toBeGreaterThan(10)
  expect(probabilities.every(([, probability]) => probability >= 0 && probability <= 1)).toBe(true)
  // Neither one certain token nor all alike.
  expect(probabilities[0]?.[1]).toBeLessThan(0.95)
  expect(probabilities[0]?.[1]).toBeGreaterThan(5 / probabilities.length)
}

describe('the tiny test model', () => {
  let model: LlamaModel
  beforeAll(async () => {
    const { textFile } = await ensureTestModel('test-tiny')
    model = await llama.loadModel({ modelPath: textFile, gpuLayers: 0 })
  })
  afterAll(() => model.dispose())

  test('its bytes are tokens, its markup control tokens, and all text survives', () => {
    const text = 'Zürich, 東京 and\n\t“quotes” 🗺'
    const tokens = model.tokenize(text)
    expect(tokens).toHaveLength(Buffer.byteLength(text))
    expect(model.detokenize(tokens)).toBe(text)
    expect(model.tokenize('<|im_start|>user', true)).toHaveLength(5)
    expect(model.tokenize('<|im_start|>', false)).toHaveLength(12)
  })

  test('predicts readable characters that depend on what was read', async () => {
    const after = await nextTokens(model, 'A house with a red roof')
    expectSane(after)
    const likely = model.detokenize(after.slice(0, 20).map(([token]) => token))
    expect(likely).toMatch(/^[\x20-\x7e]+$/)
    expect((await nextTokens(model, 'A river in the snow'))[0]?.[1]).not.toBeCloseTo(after[0]?.[1] ?? 0, 4)
  })

  test.each(['direct', 'reasoning'] as const)('the %s grammar is one that llama.cpp takes and that the parser reads', async (mode) => {
    const grammar = new LlamaGrammar(llama, { grammar: answerGrammar(mode) })
    const context = await model.createContext({ contextSize: 1024, threads: 1 })
    const sequence = context.getSequence()
    const { LlamaCompletion } = await import('node-llama-cpp')
    const completion = new LlamaCompletion({ contextSequence: sequence })
    const text = await completion.generateCompletion('Where?', { grammar, maxTokens: 300, temperature: 1, seed: 3 })
    await context.dispose()
    expect(text.startsWith(mode === 'direct' ? '<answer>country: ' : '<think>')).toBe(true)
    if (mode === 'direct') {
      expect(text).toMatch(/^<answer>country: [^\n<>]{1,80}\ncity: [^\n<>]{1,80}<\/answer>$/)
      const answer = parseAnswer(text, { cutShort: false })
      expect(answer).toMatchObject({ complaints: expect.any(Array) })
    }
  })
})

describe('random weights in blocks', () => {
  test.each<[TensorTypeName, TensorTypeName]>([
    ['Q8_0', 'Q8_0'],
    ['Q4_K', 'Q6_K'],
    ['F16', 'F16'],
    ['F32', 'F32'],
  ])('%s matrices with a %s output give sane logits', async (matrixType, outputType) => {
    const { text, ...rest } = TEST_MODEL_SHAPES['test-tiny']
    const shape = {
      ...rest,
      bytesOnly: false,
      text: { ...text, embeddingLength: 256, feedForwardLength: 512, ropeSections: [8, 12, 12, 0] as const },
    }
    const sizes = { ...shape.text, vocabularyRows: 4096, tiedOutput: true, matrixType, outputType }
    const modelPath = join(folder, `${matrixType}.gguf`)
    await writeGguf(modelPath, textModel({ ...shape, text: sizes }, 'blocks'))
    const model = await llama.loadModel({ modelPath, gpuLayers: 0 })
    expectSane(await nextTokens(model, 'somewhere in the hills'))
    await model.dispose()
  })
})
