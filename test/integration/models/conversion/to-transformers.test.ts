// The same photo, byte for byte, and the same question: what our engine says of the converted model against what transformers
// says of the checkpoint.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RgbImage } from '../../../../electron/services/inference/engine-protocol.ts'
import { sizedForQwen } from '../../../../electron/services/inference/host/sized-for-qwen.ts'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import type { NumberFormat, ProjectorFormat } from '../../../../models/conversion/number-formats.ts'
import { addon } from '../../native/tiny-model.ts'
import { answersOf, type ConvertedAnswer, cosine, divergence } from '../formats/converted-answers.ts'
import { makePhotos } from '../formats/photos.ts'
import { python, runReference, WITHOUT_PYTHON } from './reference.ts'

const GREEDY_TOKENS = 64
const PATCH_PX = 14
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
  photos = await makePhotos(folder)
  runReference('make_checkpoint.py', join(folder, 'checkpoint'), 'float32', '5GB', '3')
  const lines = runReference('ask_transformers.py', join(folder, 'checkpoint'), String(GREEDY_TOKENS), ...photos)
  theirs = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function ourAnswers(format: NumberFormat, projectorFormat: ProjectorFormat): Promise<ConvertedAnswer[]> {
  const files = await convertCheckpoint({
    folder: join(folder, 'checkpoint'),
    outputFolder: join(folder, 'converted'),
    fileName: 'small',
    name: null,
    format,
    projectorFormat,
    quantiser: addonQuantiser(addon, 2),
  })
  const sized = (image: RgbImage) => sizedForQwen(image, { ...LIMITS, tokenSidePx: 28 })
  return answersOf(files, { photos, limits: LIMITS, sized, greedyTokens: GREEDY_TOKENS })
}

describe('a converted model', () => {
  test('at 32 bits says what transformers says', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers('F32', 'F32')
    expect(cosine(ours[SCORED]!.first, theirs[SCORED]!.first)).toBeGreaterThan(0.9999)
    for (const [at, { promptTokens, grid, greedy }] of theirs.entries()) {
      const size = { resizedHeightPx: grid[1] * PATCH_PX, resizedWidthPx: grid[2] * PATCH_PX }
      expect(ours[at]).toMatchObject({ promptTokens, ...size, greedy })
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
