// The same photo, byte for byte, and the same question: what our engine says of the converted model against what transformers
// says of the checkpoint.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

interface Answer {
  promptTokens: number
  /** Time, height, width, in patches; null where the model cuts photos into tiles. */
  grid: [number, number, number] | null
  /** Log-probabilities of the first token after the prompt. */
  first: number[]
  greedy: number[]
}

let folder: string
let photos: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'to-transformers-'))
  if (python !== null) photos = await makePhotos(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What transformers says of each photo. */
function asked(checkpoint: string): Answer[] {
  const lines = runReference('ask_transformers.py', checkpoint, String(GREEDY_TOKENS), ...photos)
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

async function ourAnswers(
  checkpoint: string,
  limits: { minImageTokens: number; maxImageTokens: number },
  [format, projectorFormat]: [NumberFormat, ProjectorFormat],
): Promise<ConvertedAnswer[]> {
  const written = { folder: checkpoint, outputFolder: join(checkpoint, 'converted'), fileName: 'small', name: null }
  const quantiser = addonQuantiser(addon, 1)
  const files = await convertCheckpoint({ ...written, format, projectorFormat, quantiser })
  return answersOf(files, { photos, limits, greedyTokens: GREEDY_TOKENS })
}

/** The photo matters: else an agreement would say nothing about it. */
function expectVariety(answers: Answer[]): void {
  expect(new Set(answers.map(({ greedy }) => greedy.join())).size).toBe(answers.length)
  expect(new Set(answers.flatMap(({ greedy }) => greedy)).size).toBeGreaterThan(16)
}

describe('Qwen2.5-VL, converted', () => {
  /** What the checkpoint's image processor says: 168 × 168 px. */
  const LIMITS = { minImageTokens: 4, maxImageTokens: 36 }
  let checkpoint: string
  let theirs: Answer[]

  beforeAll(() => {
    if (python === null) return
    checkpoint = join(folder, 'qwen')
    runReference('make_checkpoint.py', checkpoint, 'float32', '5GB', '3')
    theirs = asked(checkpoint)
  })

  test('at 32 bits says what transformers says', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers(checkpoint, LIMITS, ['F32', 'F32'])
    expect(cosine(ours[SCORED]!.first, theirs[SCORED]!.first)).toBeGreaterThan(0.9999)
    for (const [at, { promptTokens, grid, greedy }] of theirs.entries()) {
      const size = { resizedHeightPx: grid![1] * PATCH_PX, resizedWidthPx: grid![2] * PATCH_PX }
      expect(ours[at]).toMatchObject({ promptTokens, ...size, greedy })
    }
    expectVariety(theirs)
  })

  test('at 8 bits says nearly that', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers(checkpoint, LIMITS, ['Q8_0', 'F16'])
    expect(divergence(theirs[SCORED]!.first, ours[SCORED]!.first)).toBeLessThan(0.01)
  })
})

describe('InternVL3, converted', () => {
  /** Twelve tiles and the whole photo, four tokens each. */
  const LIMITS = { minImageTokens: 4, maxImageTokens: 52 }
  let checkpoint: string
  let theirs: Answer[]

  beforeAll(() => {
    if (python === null) return
    checkpoint = join(folder, 'internvl')
    runReference('make_internvl.py', checkpoint, join(folder, 'for-script'))
    theirs = asked(checkpoint)
  })

  test('at 32 bits says what transformers says', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers(checkpoint, LIMITS, ['F32', 'F32'])
    for (const [at, { promptTokens, first, greedy }] of theirs.entries()) {
      expect(cosine(ours[at]!.first, first)).toBeGreaterThan(0.9999)
      expect(ours[at]).toMatchObject({ promptTokens, greedy })
    }
    expectVariety(theirs)
  })

  test('at 8 bits says nearly that', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await ourAnswers(checkpoint, LIMITS, ['Q8_0', 'F16'])
    expect(divergence(theirs[SCORED]!.first, ours[SCORED]!.first)).toBeLessThan(0.01)
  })
})
