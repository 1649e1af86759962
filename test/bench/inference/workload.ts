// What all engines are given: the same files, photo, question, threads and number of tokens.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { ModelFiles, RgbImage } from '../../../electron/services/inference/engine-protocol.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { randomWords } from '../../../models/fixtures/random-words.ts'
import { globePrompt } from '../../../models/prompts/globe.ts'
import type { PromptPart } from '../../../models/prompts/prompt-part.ts'

export interface Workload {
  model: ModelFiles
  prompt: PromptPart[]
  /** 640 × 480. */
  photo: RgbImage
  /** The same photo as a PNG file: the peers open files. */
  photoFile: string
  newTokens: number
  maxImageTokens: number
  minImageTokens: number
  threads: number
}

export const SAMPLES = 8

export async function prepareWorkload(threads: number, log: (text: string) => void): Promise<Workload> {
  log('making the 0.5B-shaped model, unless it is there')
  const model = await ensureTestModel('test-0.5b')
  const photo = paintPhoto(640, 480)
  const photoFile = join(await mkdtemp(join(tmpdir(), 'whereabouts-bench-')), 'photo.png')
  const { rgb, widthPx: width, heightPx: height } = photo
  await writeFile(
    photoFile,
    await sharp(rgb, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  )
  const prompt = globePrompt({ mode: 'reasoning', hint: '' })
  return { model, prompt, photo, photoFile, newTokens: 128, maxImageTokens: 1280, minImageTokens: 8, threads }
}

/** Sky, ground and grain: random weights do not care what is in the picture, but all must see the same. */
function paintPhoto(widthPx: number, heightPx: number): RgbImage {
  const grain = randomWords('bench/photo')(new Uint32Array(widthPx * heightPx))
  const rgb = new Uint8Array(widthPx * heightPx * 3)
  for (let index = 0; index < grain.length; index++) {
    const height = 1 - Math.floor(index / widthPx) / heightPx
    const noise = (grain[index] as number) & 31
    rgb.set([90 + 60 * height + noise, 120 + 40 * height + noise, 60 + 140 * height + noise], index * 3)
  }
  return { rgb, widthPx, heightPx }
}

/** The prompt as one text for engines that take a marker where the image goes. */
export function promptWithMarker(prompt: readonly PromptPart[], marker: string): string {
  return prompt.map((part) => (part.kind === 'image' ? marker : part.text)).join('')
}
