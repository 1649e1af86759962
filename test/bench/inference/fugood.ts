import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FugoodReply, FugoodTask } from './fugood-child.ts'
import { type Measurement, timed } from './measurement.ts'
import { promptWithMarker, SAMPLES, type Workload } from './workload.ts'

export interface Fugood {
  run(settings: { requests: number; atOnce: boolean }): Promise<Measurement>
  close(): void
}

/** `@fugood/llama.node` in a process of its own: two builds of llama.cpp do not belong into one. */
export async function openFugood(workload: Workload): Promise<Fugood> {
  const child = fork(fileURLToPath(new URL('fugood-child.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const { model, photoFile, threads, newTokens, minImageTokens, maxImageTokens } = workload
  const ask = async (task: FugoodTask): Promise<FugoodReply> => {
    const answered = once(child, 'message')
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`@fugood/llama.node ended with code ${code}`)
    })
    child.send(task)
    const [reply] = (await Promise.race([answered, died])) as [FugoodReply]
    if (reply.failure) throw new Error(`@fugood/llama.node: ${reply.failure}`)
    return reply
  }
  const prompt = promptWithMarker(workload.prompt, '<__media__>')
  const cells = SAMPLES * (maxImageTokens + newTokens)
  await ask({ do: 'load', model, threads, cells, parallel: SAMPLES, minImageTokens, maxImageTokens })
  return {
    async run({ requests, atOnce }) {
      const { totalMs, completions } = await timed(() => ask({ do: 'complete', prompt, photoFile, newTokens, requests, atOnce }))
      const sum = (part: (completion: FugoodReply['completions'][number]) => number) =>
        completions.reduce((total, completion) => total + part(completion), 0)
      const tokensWritten = sum(({ tokens }) => tokens)
      if (tokensWritten !== requests * newTokens) throw new Error(`@fugood/llama.node wrote ${tokensWritten} tokens`)
      const overlap = atOnce && requests > 1
      return {
        totalMs,
        encodeMs: null,
        prefillMs: overlap ? null : sum(({ promptMs }) => promptMs),
        decodeMs: overlap ? null : sum(({ decodeMs }) => decodeMs),
        promptTokens: completions[0]?.promptTokens ?? null,
        tokensWritten,
      }
    },
    close: () => child.kill(),
  }
}
