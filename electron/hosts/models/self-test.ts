import type { ModelId } from '../../contract/ids.ts'
import type { SelfTest } from '../../contract/self-test.ts'
import { ProblemError } from '../../core/problem.ts'
import { gigabytes } from '../../services/models/fit-problem.ts'
import type { Client } from '../cli/client.ts'
import { aligned } from './readable-fit.ts'

/** Throws the problem that ended the test, or the signal's reason. */
export async function testModel(
  client: Client,
  modelId: ModelId,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (message: string) => void },
): Promise<SelfTest> {
  for await (const event of await client.models.selfTest({ modelId }, { signal })) {
    if (event.type === 'tested') return event.selfTest
    if (event.type === 'failed') throw new ProblemError(event.problem)
    onProgress(event.message)
  }
  signal.throwIfAborted()
  throw new Error('The test ended without a result')
}

/** What was found, as lines for a terminal. */
export function readableSelfTest(modelId: ModelId, { device, loadMs, forecast, choices, tried }: SelfTest): string {
  const { samples, imageTokens, answerTokens, lookMs, readMs, writeMs, totalMs, ramBytes, vramBytes } = forecast
  const memory = vramBytes > 0 ? `${gigabytes(ramBytes)} and ${gigabytes(vramBytes)} of the graphics card` : gigabytes(ramBytes)
  const rows = [
    ['loading the model, once', seconds(loadMs)],
    [`looking at a photo of ${imageTokens} tokens`, seconds(lookMs)],
    ['reading the question', seconds(readMs)],
    [`writing ${samples} answers of ${answerTokens} tokens`, seconds(writeMs)],
  ]
  const kept = [
    choices.threads === null ? [] : [`${choices.threads} threads`],
    choices.gpuLayers === null ? [] : [`${choices.gpuLayers} layers on the graphics card`],
    choices.maxImageTokens === null ? [] : [`photos of at most ${choices.maxImageTokens} tokens`],
  ].flat()
  return (
    `${modelId} on ${device}\n\nA photo with ${samples === 1 ? 'one sample' : `${samples} samples`} takes about ${seconds(totalMs)} and ${memory} here.\n\n` +
    `${aligned(rows)}\n` +
    `${tried.map((each) => `With ${each.threads === 1 ? 'one thread' : `${each.threads} threads`}: about ${seconds(each.totalMs)}.\n`).join('')}` +
    `${kept.length > 0 ? `Used from now on: ${kept.join(', ')}.` : 'What the program chooses by itself is best here.'}\n`
  )
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
