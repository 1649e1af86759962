// The same photo, byte for byte, and the same question: what our engine says of the converted model against what transformers
// says of the checkpoint.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nativeParts } from '../../../../electron/services/inference/host/locate.ts'
import { sizedForQwen } from '../../../../electron/services/inference/host/sized-for-qwen.ts'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import type { NumberFormat, ProjectorFormat } from '../../../../models/conversion/number-formats.ts'
import { renderPrompt } from '../../../../models/prompts/prompts.ts'
import type { NativePromptPart } from '../../../../native/surface.ts'
import { addon, greedy } from '../../native/tiny-model.ts'
import { python, runReference, WITHOUT_PYTHON } from './reference.ts'

const GREEDY_TOKENS = 64
/** The photo of which all log-probabilities are compared: the one in odd proportions. */
const SCORED = 1
/** What the checkpoint's image processor says: 168 × 168 px. */
const LIMITS = { minImageTokens: 4, maxImageTokens: 36 }

interface Answer {
  promptTokens: number
  /** Time, height, width, in patches. */
  grid: [number, number, number]
  /** Log-probabilities of the first token after the prompt. */
  first: number[]
  greedy: number[]
}

let folder: string
let photos: string[]
let theirs: Answer[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'to-transformers-'))
  if (python === null) return
  photos = await makePhotos()
  runReference('make_checkpoint.py', join(folder, 'checkpoint'), 'float32', '5GB', '3')
  const lines = runReference('ask_transformers.py', join(folder, 'checkpoint'), String(GREEDY_TOKENS), ...photos)
  theirs = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** One already in the model's size, one larger in odd proportions, one as a camera writes it, one too small. */
async function makePhotos(): Promise<string[]> {
  const photo = (widthPx: number, heightPx: number) => {
    const at = (x: number, y: number) => [(x * 7 + y) % 256, 128 + 100 * Math.sin((x * y) / 900), (x ^ y) % 256]
    const rgb = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, i) => at(((i / 3) | 0) % widthPx, (i / 3 / widthPx) | 0)[i % 3]!)
    return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } })
  }
  const files = ['exact.png', 'odd.png', 'camera.jpg', 'small.png'].map((name) => join(folder, name))
  await photo(168, 140).png().toFile(files[0]!)
  await photo(487, 301).png().toFile(files[1]!)
  await photo(640, 480).jpeg({ quality: 90 }).toFile(files[2]!)
  await photo(70, 42).png().toFile(files[3]!)
  return files
}

async function ourAnswers(format: NumberFormat, projectorFormat: ProjectorFormat): Promise<Answer[]> {
  const { textFile, projectorFile } = await convertCheckpoint({
    folder: join(folder, 'checkpoint'),
    outputFolder: join(folder, 'converted'),
    fileName: 'small',
    name: null,
    format,
    projectorFormat,
    quantiser: addonQuantiser(addon, 2),
  })
  const stop = () => new addon.Stop()
  const files = { textFile, projectorFile, threads: 2, gpuLayers: 0, visionFlashAttention: false }
  const model = await addon.loadModel({ ...files, ...LIMITS }, stop(), () => {})
  const room = { contextTokens: 512, sequences: 1, threads: 2, microBatchTokens: 512 }
  const session = await model.openSession({ ...room, flashAttention: false, keyValueBits: 32 })
  const answers: Answer[] = []
  for (const photo of photos) {
    const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
    const image = sizedForQwen({ rgb: data, widthPx: info.width, heightPx: info.height }, { ...LIMITS, tokenSidePx: 28 })
    const prompt = await model.preparePrompt(question(), image, stop())
    await prompt.encode(stop(), () => {})
    await session.prefill(prompt, stop(), () => {})
    const first: number[] = []
    // One step of the model for each word it knows: of one photo that is enough.
    for (let token = 0; photo === photos[SCORED] && token < model.description.vocabularySize; token++)
      first.push((await session.score(Int32Array.of(token), stop()))[0]!)
    const written: number[] = []
    const settings = { ...greedy, samples: [0], maxNewTokens: GREEDY_TOKENS }
    await session.sample(settings, stop(), ({ tokens }) => void written.push(...tokens))
    answers.push({
      promptTokens: prompt.tokens,
      grid: [1, prompt.resizedHeightPx / 14, prompt.resizedWidthPx / 14],
      first,
      greedy: written,
    })
    prompt.close()
  }
  session.close()
  model.close()
  return answers
}

/** As the workbench asks a model with the short prompt, which `ask_transformers.py` asks too. */
const question = (): NativePromptPart[] => nativeParts(renderPrompt('short', { mode: 'reasoning', hint: '' }))

const dot = (a: number[], b: number[]) => a.reduce((sum, each, at) => sum + each * b[at]!, 0)
const cosine = (a: number[], b: number[]) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
const divergence = (of: number[], from: number[]) => of.reduce((sum, each, at) => sum + Math.exp(each) * (each - from[at]!), 0)

describe('a converted model', () => {
  test('at 32 bits says what transformers says', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers('F32', 'F32')
    expect(cosine(ours[SCORED]!.first, theirs[SCORED]!.first)).toBeGreaterThan(0.9999)
    for (const [at, { promptTokens, grid, greedy: tokens }] of theirs.entries()) {
      expect(ours[at]).toMatchObject({ promptTokens, grid, greedy: tokens })
    }
    // The photo matters: else the agreement would say nothing about it.
    expect(new Set(theirs.map(({ greedy: tokens }) => tokens.join())).size).toBe(theirs.length)
    expect(new Set(theirs.flatMap(({ greedy: tokens }) => tokens)).size).toBeGreaterThan(16)
  })

  test('at 8 bits says nearly that', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers('Q8_0', 'F16')
    expect(divergence(theirs[SCORED]!.first, ours[SCORED]!.first)).toBeLessThan(0.01)
  })
})
