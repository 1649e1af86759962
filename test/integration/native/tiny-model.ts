// The tiny generated model through the real addon, as the native tests use it.
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { loadVisionAddon } from '../../../native/loader.ts'
import type { NativeModel, NativePrompt, NativePromptPart, NativeSession, SampleOptions } from '../../../native/surface.ts'

export const loaded = await loadVisionAddon({ gpu: 'off', cpuVariant: null })
export const { addon, machine } = loaded
export const files = await ensureTestModel('test-tiny')

export const loadOptions = {
  ...files,
  threads: 2,
  gpuLayers: 0,
  minImageTokens: 8,
  maxImageTokens: 1280,
  visionFlashAttention: null,
}

export const loadTinyModel = (): Promise<NativeModel> => addon.loadModel(loadOptions, new addon.Stop(), () => {})

export function striped(widthPx: number, heightPx: number) {
  return { rgb: new Uint8Array(widthPx * heightPx * 3).map((_, i) => (i * 31 + ((i / 997) | 0)) % 256), widthPx, heightPx }
}

export const question: NativePromptPart[] = [
  { kind: 'text', text: '<|im_start|>user\n', parseSpecial: true },
  { kind: 'image' },
  { kind: 'text', text: 'Where was this taken?', parseSpecial: false },
  { kind: 'text', text: '<|im_end|>\n<|im_start|>assistant\n', parseSpecial: true },
]

export async function encodedPrompt(model: NativeModel, parts = question, image = striped(640, 480)): Promise<NativePrompt> {
  const prompt = await model.preparePrompt(parts, image, new addon.Stop())
  await prompt.encode(new addon.Stop(), () => {})
  return prompt
}

/** A short reading: adapters leave the photo alone. */
export const promptWithoutPhoto = (model: NativeModel): Promise<NativePrompt> =>
  encodedPrompt(
    model,
    question.filter(({ kind }) => kind === 'text'),
    striped(56, 56),
  )

export const sessionFor = (model: NativeModel, sequences: number, contextTokens = 2048): Promise<NativeSession> =>
  model.openSession({ contextTokens, sequences, threads: 2, microBatchTokens: 512, flashAttention: true, keyValueBits: 32 })

export interface Written {
  tokens: number[]
  logProbabilities: number[]
  reason: string
}

export const greedy = { temperature: 0, topP: 1, topK: 0, minP: 0, seed: 1, maxNewTokens: 32, grammar: null }
export const warm = { ...greedy, temperature: 1, topP: 0.95 }

/** Everything that a call of `sample` wrote, by sample number. */
export async function write(session: NativeSession, options: SampleOptions, stop = new addon.Stop()): Promise<Map<number, Written>> {
  const written = new Map<number, Written>()
  await session.sample(options, stop, (step) => {
    step.samples.forEach((sample, at) => {
      const one = written.get(sample) ?? { tokens: [], logProbabilities: [], reason: '' }
      one.tokens.push(step.tokens[at]!)
      one.logProbabilities.push(step.logProbabilities[at]!)
      written.set(sample, one)
    })
    for (const { sample, reason } of step.ends) written.get(sample)!.reason = reason
  })
  return written
}
