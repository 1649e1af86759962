import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { FinishedSample, LocateRequest } from '../../../electron/services/inference/engine-protocol.ts'
import { type Measurement, timed } from './measurement.ts'
import type { Workload } from './workload.ts'

export interface OurRun extends Measurement {
  samples: FinishedSample[]
}

export interface RunSettings {
  samples: number
  temperature: number
  onlySamples?: number[]
  newTokens?: number
  mayEndEarly?: boolean
}

export interface OurEngine {
  cpuVariant: string
  llamaBuild: string
  /** Through the engine process, as the program does. Throws where a sample ended before its last token, unless it may. */
  run(settings: RunSettings): Promise<OurRun>
  close(): void
}

/** Our engine process on the processor; `cpuVariant` forces one set of instructions. */
export async function openOurs(workload: Workload, cpuVariant: string | null = null): Promise<OurEngine> {
  // The process that is started takes over the environment as it is at this moment.
  process.env.WHEREABOUTS_GPU = 'off'
  if (cpuVariant === null) delete process.env.WHEREABOUTS_CPU_VARIANT
  else process.env.WHEREABOUTS_CPU_VARIANT = cpuVariant
  const engine = createEngine({ openChild: openNodeChild })
  const info = await engine.describe()

  const run: OurEngine['run'] = async ({ samples, temperature, onlySamples, newTokens = workload.newTokens, mayEndEarly = false }) => {
    const finished: FinishedSample[] = []
    let promptTokens = 0
    const request: LocateRequest = {
      model: workload.model,
      image: workload.photo,
      prompt: workload.prompt,
      sampling: { samples, temperature, topP: 1, topK: 0, minP: 0, seed: 1, maxNewTokens: newTokens, grammar: null },
      maxImageTokens: workload.maxImageTokens,
      threads: workload.threads,
      gpuLayers: 0,
      onlySamples: onlySamples ?? null,
    }
    const { timings, totalMs } = await timed(() =>
      engine.locate(request, {
        onEvent: (event) => {
          if (event.type === 'sample-finished') finished.push(event.sample)
          if (event.type === 'prompt-read') promptTokens = event.promptTokens
        },
      }),
    )
    const expected = (onlySamples?.length ?? samples) * newTokens
    if (!mayEndEarly && timings.tokensWritten !== expected) throw new Error(`${timings.tokensWritten} tokens were written, not ${expected}`)
    const { encodeMs, prefillMs, decodeMs, tokensWritten } = timings
    return { samples: finished, totalMs, encodeMs, prefillMs, decodeMs, promptTokens, tokensWritten }
  }

  return { cpuVariant: info.cpuVariant, llamaBuild: info.llamaBuild, run, close: () => engine.close() }
}
