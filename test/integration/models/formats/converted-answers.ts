// What our engine says of a converted model, photo by photo: for holding it against what others say, or against itself in
// another format.
import sharp from 'sharp'
import { fitted } from '../../../../electron/services/inference/host/loaded-model.ts'
import { nativeParts } from '../../../../electron/services/inference/host/locate.ts'
import type { ConvertedFiles } from '../../../../models/conversion/convert-checkpoint.ts'
import { checkPair } from '../../../../models/gguf/check-pair.ts'
import { renderPrompt } from '../../../../models/prompts/prompts.ts'
import type { NativeModel, NativePrompt, NativePromptPart, NativeSession } from '../../../../native/surface.ts'
import { addon, greedy } from '../../native/tiny-model.ts'

export interface ConvertedAnswer {
  promptTokens: number
  resizedWidthPx: number
  resizedHeightPx: number
  /** Log-probabilities of all tokens after the prompt. */
  first: number[]
  greedy: number[]
}

export interface Asking {
  photos: readonly string[]
  limits: { minImageTokens: number; maxImageTokens: number }
  greedyTokens: number
}

/** As the workbench asks a model with the short prompt, which `ask_transformers.py` asks too. */
export const shortQuestion = (): NativePromptPart[] => nativeParts(renderPrompt('short', { mode: 'reasoning', hint: '' }))

/** One thread: more of them wait for each other where the model is so small. */
export async function answersOf(files: ConvertedFiles, { photos, limits, greedyTokens }: Asking): Promise<ConvertedAnswer[]> {
  const { projector } = checkPair(files.textFile, files.projectorFile)
  const model = await addon.loadModel(
    { textFile: files.textFile, projectorFile: files.projectorFile, ...limits, threads: 1, gpuLayers: 0, visionFlashAttention: false },
    new addon.Stop(),
    () => {},
  )
  const room = { contextTokens: 1024, sequences: 1, threads: 1, microBatchTokens: 512 }
  const session = await model.openSession({ ...room, flashAttention: false, keyValueBits: 32 })
  const answers: ConvertedAnswer[] = []
  for (const photo of photos) {
    const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
    const image = { rgb: data, widthPx: info.width, heightPx: info.height }
    const shown = fitted(image, projector, { ...limits, tokenSidePx: projector.patchSizePx * 2 })
    const prompt = await model.preparePrompt(shortQuestion(), shown, new addon.Stop())
    await prompt.encode(new addon.Stop(), () => {})
    answers.push(await answerOf(model, session, prompt, greedyTokens))
    prompt.close()
  }
  session.close()
  model.close()
  return answers
}

async function answerOf(model: NativeModel, session: NativeSession, prompt: NativePrompt, maxNewTokens: number): Promise<ConvertedAnswer> {
  await session.prefill(prompt, new addon.Stop(), () => {})
  const first: number[] = []
  for (let token = 0; token < model.description.vocabularySize; token++)
    first.push((await session.score(Int32Array.of(token), new addon.Stop()))[0]!)
  const written: number[] = []
  const settings = { ...greedy, samples: [0], maxNewTokens }
  await session.sample(settings, new addon.Stop(), ({ tokens }) => void written.push(...tokens))
  const { tokens: promptTokens, resizedWidthPx, resizedHeightPx } = prompt
  return { promptTokens, resizedWidthPx, resizedHeightPx, first, greedy: written }
}

const dot = (a: number[], b: number[]) => a.reduce((sum, each, at) => sum + each * b[at]!, 0)

export const cosine = (a: number[], b: number[]) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))

/** Kullback–Leibler divergence of log-probabilities, in nats. */
export const divergence = (of: number[], from: number[]) => of.reduce((sum, each, at) => sum + Math.exp(each) * (each - from[at]!), 0)
