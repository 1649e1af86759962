// llama.cpp's own server as a peer: the same files, threads, batch sizes and image limits as ours.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureLlamaServer } from './llama-server-build.ts'
import { type Measurement, timed } from './measurement.ts'
import { promptWithMarker, SAMPLES, type Workload } from './workload.ts'

const MARKER = '<__bench_image__>'
const START_TIMEOUT_MS = 120_000

interface Completion {
  tokens_evaluated: number
  timings: { prompt_n: number; prompt_ms: number; predicted_n: number; predicted_ms: number }
}

export interface LlamaServer {
  /** `reuse`: its prompt cache, on by default, lets all but the first request go on from what the first one read. */
  run(settings: { requests: number; atOnce: boolean; reuse: boolean }): Promise<Measurement>
  close(): Promise<void>
}

export async function openLlamaServer(workload: Workload, log: (text: string) => void): Promise<LlamaServer> {
  log('building llama-server, unless it is there (many minutes the first time)')
  const binary = await ensureLlamaServer()
  const port = await freePort()
  const { model, threads, minImageTokens, maxImageTokens, newTokens } = workload
  const cells = SAMPLES * (maxImageTokens + newTokens)
  const given = {
    '--model': model.textFile,
    '--mmproj': model.projectorFile,
    '--host': '127.0.0.1',
    '--port': port,
    '--threads': threads,
    '--threads-batch': threads,
    '--parallel': SAMPLES,
    '--ctx-size': cells,
    '--image-min-tokens': minImageTokens,
    '--image-max-tokens': maxImageTokens,
  }
  const args = Object.entries(given).flatMap(([name, value]) => [name, String(value)])
  const child = spawn(binary, [...args, '--kv-unified', '--offline', '--log-disable'], {
    stdio: 'ignore',
    env: { ...process.env, LLAMA_MEDIA_MARKER: MARKER },
  })
  process.once('exit', () => child.kill())
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  await untilHealthy(address, () => child.exitCode)

  const picture = (await readFile(workload.photoFile)).toString('base64')
  const ask = async (seed: number, reuse: boolean): Promise<Completion> => {
    const body = {
      prompt: { prompt_string: promptWithMarker(workload.prompt, MARKER), multimodal_data: [picture] },
      n_predict: newTokens,
      ignore_eos: true,
      cache_prompt: reuse,
      seed,
      temperature: 1,
      samplers: ['temperature'],
    }
    const answer = await fetch(`${address}/completion`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`llama-server: ${await answer.text()}`)
    return (await answer.json()) as Completion
  }

  return {
    async run({ requests, atOnce, reuse }) {
      const seeds = Array.from({ length: requests }, (_, index) => index + 1)
      const { answers, totalMs } = await timed(async () => {
        if (atOnce) return { answers: await Promise.all(seeds.map((seed) => ask(seed, false))) }
        const oneByOne: Completion[] = []
        for (const seed of seeds) oneByOne.push(await ask(seed, reuse && oneByOne.length > 0))
        return { answers: oneByOne }
      })
      const sum = (part: (completion: Completion) => number) => answers.reduce((total, completion) => total + part(completion), 0)
      const tokensWritten = sum(({ timings }) => timings.predicted_n)
      if (tokensWritten !== requests * newTokens) throw new Error(`llama-server wrote ${tokensWritten} tokens`)
      // Requests at once overlap: their parts do not add up to anything.
      const parts = atOnce && requests > 1 ? null : answers
      return {
        totalMs,
        encodeMs: null,
        prefillMs: parts && sum(({ timings }) => timings.prompt_ms),
        decodeMs: parts && sum(({ timings }) => timings.predicted_ms),
        promptTokens: answers[0]?.tokens_evaluated ?? null,
        tokensWritten,
      }
    },
    async close() {
      child.kill()
      await exited
    },
  }
}

async function untilHealthy(address: string, exitCode: () => number | null): Promise<void> {
  for (const start = performance.now(); performance.now() - start < START_TIMEOUT_MS; await sleep(200)) {
    if (exitCode() !== null) throw new Error(`llama-server ended with code ${exitCode()}`)
    const healthy = await fetch(`${address}/health`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (healthy) return
  }
  throw new Error('llama-server did not start')
}

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
