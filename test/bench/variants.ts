// Reading and writing speed with every processor variant that this machine can run, on the 0.5B shape.
//
//   node test/bench/variants.ts
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { computingThreads } from '../../electron/services/inference/host/threads.ts'
import { ensureTestModel } from '../../models/fixtures/ensure-test-model.ts'
import { cpuVariants, installedLibraries } from '../../native/libraries.ts'
import { loadVisionAddon } from '../../native/loader.ts'

const newTokens = 32

export interface VariantSpeed {
  variant: string
  readTokensPerSecond: number
  writeTokensPerSecond: number
}

/** Measures one variant; each needs a process of its own, since a backend cannot be taken out of one again. */
async function measure(variant: string): Promise<VariantSpeed> {
  const { addon } = await loadVisionAddon({ gpu: 'off', cpuVariant: variant })
  const threads = computingThreads()
  const stop = new addon.Stop()
  const files = await ensureTestModel('test-0.5b')
  const limits = { gpuLayers: 0, minImageTokens: 8, maxImageTokens: 1280, visionFlashAttention: null }
  const model = await addon.loadModel({ ...files, ...limits, threads }, stop, () => {})
  const image = { rgb: new Uint8Array(640 * 480 * 3).fill(120), widthPx: 640, heightPx: 480 }
  const prompt = await model.preparePrompt([{ kind: 'image' }, { kind: 'text', text: 'Where is this?', parseSpecial: false }], image, stop)
  await prompt.encode(stop, () => {})
  const room = { contextTokens: prompt.tokens + 512, sequences: 1, threads, microBatchTokens: 512 }
  const session = await model.openSession({ ...room, flashAttention: false, keyValueBits: 32 })
  // The first reading touches the memory for the first time.
  await session.prefill(prompt, stop, () => {})
  const readMs = await timed(() => session.prefill(prompt, stop, () => {}))
  const greedy = { samples: [0], seed: 1, temperature: 0, topP: 1, topK: 0, minP: 0, maxNewTokens: newTokens, grammar: null }
  let written = 0
  const writeMs = await timed(() =>
    session.sample(greedy, stop, () => {
      written++
    }),
  )
  return { variant, readTokensPerSecond: (1000 * prompt.tokens) / readMs, writeTokensPerSecond: (1000 * written) / writeMs }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Every variant that loads and computes here; those that the processor lacks instructions for are left out. */
export async function measureVariants(): Promise<VariantSpeed[]> {
  await ensureTestModel('test-0.5b')
  const libraries = installedLibraries().find(({ forGpu }) => !forGpu)
  const speeds: VariantSpeed[] = []
  for (const variant of libraries ? cpuVariants(libraries).keys() : []) {
    const run = promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), variant])
    const result = await run.catch(() => null)
    if (result) speeds.push(JSON.parse(result.stdout) as VariantSpeed)
  }
  return speeds.sort((a, b) => b.readTokensPerSecond - a.readTokensPerSecond)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const variant = process.argv[2]
  if (variant) process.stdout.write(JSON.stringify(await measure(variant)))
  else console.table(await measureVariants())
}
