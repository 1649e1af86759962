import { type LlamaCompletionOptions, type LlamaCompletionResult, loadModel } from '@fugood/llama.node'
import type { ModelFiles } from '../../../electron/services/inference/engine-protocol.ts'

export type FugoodTask =
  | { do: 'load'; model: ModelFiles; threads: number; cells: number; parallel: number; minImageTokens: number; maxImageTokens: number }
  | { do: 'complete'; prompt: string; photoFile: string; newTokens: number; requests: number; atOnce: boolean }

export interface FugoodReply {
  completions: { promptTokens: number; tokens: number; promptMs: number; decodeMs: number }[]
  failure: string | null
}

let context: Awaited<ReturnType<typeof loadModel>> | null = null

process.on('message', async (task: FugoodTask) => {
  try {
    process.send?.({ completions: task.do === 'load' ? await load(task) : await complete(task), failure: null } satisfies FugoodReply)
  } catch (error) {
    process.send?.({ completions: [], failure: String(error) } satisfies FugoodReply)
  }
})

async function load({ model, threads, cells, parallel, minImageTokens, maxImageTokens }: Extract<FugoodTask, { do: 'load' }>): Promise<[]> {
  context = await loadModel({
    model: model.textFile,
    n_ctx: cells,
    n_parallel: parallel,
    n_batch: 2048,
    n_ubatch: 512,
    n_threads: threads,
    n_gpu_layers: 0,
    kv_unified: true,
  })
  const images = { path: model.projectorFile, use_gpu: false, image_min_tokens: minImageTokens, image_max_tokens: maxImageTokens }
  if (!(await context.initMultimodal(images))) throw new Error('the projector was refused')
  return []
}

async function complete(task: Extract<FugoodTask, { do: 'complete' }>): Promise<FugoodReply['completions']> {
  if (!context) throw new Error('nothing is loaded')
  const { prompt, photoFile, newTokens, requests, atOnce } = task
  const ask = (seed: number): LlamaCompletionOptions => ({
    prompt,
    media_paths: [photoFile],
    n_predict: newTokens,
    ignore_eos: true,
    seed,
    temperature: 1,
    top_k: 0,
    top_p: 1,
    min_p: 0,
  })
  const seeds = Array.from({ length: requests }, (_, index) => index + 1)
  const results: LlamaCompletionResult[] = []
  if (atOnce) {
    await context.parallel.enable({ n_parallel: requests, n_batch: 2048 })
    const queued = await Promise.all(seeds.map((seed) => context!.parallel.completion(ask(seed))))
    results.push(...((await Promise.all(queued.map(({ promise }) => promise))) as LlamaCompletionResult[]))
    await context.parallel.disable()
  } else for (const seed of seeds) results.push(await context.completion(ask(seed)))
  return results.map(({ tokens_evaluated, tokens_predicted, timings }) => ({
    promptTokens: tokens_evaluated,
    tokens: tokens_predicted,
    promptMs: timings?.prompt_ms ?? Number.NaN,
    decodeMs: timings?.predicted_ms ?? Number.NaN,
  }))
}
