// Every format that a conversion can write, through the engine: it loads, it answers, and what it says is held against the
// same checkpoint at 32 bits.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNodeChild } from '../../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../../electron/services/inference/engine.ts'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { type ConvertedFiles, convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import type { NumberFormat, ProjectorFormat } from '../../../../models/conversion/number-formats.ts'
import { renderPrompt } from '../../../../models/prompts/prompts.ts'
import { addon } from '../../native/tiny-model.ts'
import { python, runReference, WITHOUT_PYTHON } from '../conversion/reference.ts'
import { answersOf, type ConvertedAnswer, divergence } from './converted-answers.ts'
import { makePhotos } from './photos.ts'

const GREEDY_TOKENS = 64
/** What the checkpoint's image processor says: 168 × 168 px. */
const LIMITS = { minImageTokens: 4, maxImageTokens: 36 }

/**
 * Mean divergence from 32 bits, in nats, over the photos. Q8_0 is promised to stay below 0.01; of the others each may cost some
 * three times what it does. A random model forgives less than a trained one.
 */
const FORMATS: [NumberFormat, ProjectorFormat, number][] = [
  ['F16', 'F16', 0.00001],
  ['BF16', 'BF16', 0.001],
  ['Q8_0', 'F16', 0.01],
  ['Q8_0', 'Q8_0', 0.01],
  ['Q6_K', 'F16', 0.03],
  ['Q6_K', 'Q8_0', 0.03],
  ['Q5_K_M', 'F16', 0.08],
  ['Q4_K_M', 'F16', 0.25],
  ['Q4_K_M', 'Q8_0', 0.25],
  ['IQ4_XS', 'F16', 0.25],
  ['IQ4_XS', 'Q8_0', 0.25],
]

const engine = createEngine({ openChild: openNodeChild })
let folder: string
let photos: string[]
let exact: ConvertedAnswer[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'every-format-'))
  if (python === null) return
  photos = await makePhotos(folder)
  runReference('make_checkpoint.py', join(folder, 'checkpoint'), 'float32', '5GB', '3')
  exact = await answers(await converted('F32', 'F32'))
})
afterAll(() => {
  engine.close()
  rmSync(folder, { recursive: true })
})

const converted = (format: NumberFormat, projectorFormat: ProjectorFormat) =>
  convertCheckpoint({
    folder: join(folder, 'checkpoint'),
    outputFolder: join(folder, 'converted'),
    fileName: 'small',
    name: null,
    format,
    projectorFormat,
    quantiser: addonQuantiser(addon, 1),
  })

const answers = (files: ConvertedFiles) => answersOf(files, { photos, limits: LIMITS, greedyTokens: GREEDY_TOKENS })

/** Through the process that the workbench asks, which checks the files and chooses everything by itself. */
async function asked(model: ConvertedFiles, photo: string): Promise<number[]> {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
  const tokens: number[] = []
  await engine.locate(
    {
      model,
      image: { rgb: data, widthPx: info.width, heightPx: info.height },
      prompt: renderPrompt('short', { mode: 'reasoning', hint: '' }),
      sampling: { samples: 1, temperature: 0, topP: 1, topK: 0, minP: 0, seed: 1, maxNewTokens: GREEDY_TOKENS, grammar: null },
      maxImageTokens: LIMITS.maxImageTokens,
      threads: null,
      gpuLayers: 0,
      onlySamples: null,
    },
    { onEvent: (event) => event.type === 'sample-finished' && tokens.push(...event.sample.tokenIds) },
  )
  return tokens
}

describe('a converted model', () => {
  test.for(FORMATS)('as %s with a projector in %s answers, near enough to 32 bits', async ([format, projectorFormat, most], context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const files = await converted(format, projectorFormat)
    const ours = await answers(files)
    const divergences = ours.map(({ first }, at) => divergence(exact[at]!.first, first))
    const mean = divergences.reduce((sum, each) => sum + each, 0) / divergences.length
    const same = ours.reduce((sum, { greedy }, at) => sum + greedy.filter((token, i) => token === exact[at]!.greedy[i]).length, 0)
    const [tokens, largest] = [GREEDY_TOKENS * photos.length, Math.max(...divergences)]
    console.log(
      `${format}, projector ${projectorFormat}: KL ${mean.toExponential(1)}, at most ${largest.toExponential(1)}; ${same} of ${tokens} tokens`,
    )
    expect(mean).toBeLessThan(most)
    // Not the very numbers again: the format was really used.
    expect(mean).toBeGreaterThan(0)
    expect((await asked(files, photos[1]!)).length).toBeGreaterThan(0)
  })
})
