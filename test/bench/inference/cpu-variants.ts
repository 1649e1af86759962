// What each set of processor instructions that runs here is worth; the engine must be on the best.

import { problemOf } from '../../../electron/core/problem.ts'
import { cpuVariants, installedLibraries } from '../../../native/libraries.ts'
import { type Bench, median } from '../bench.ts'
import { type OurEngine, openOurs } from './ours.ts'
import { prepareWorkload, type Workload } from './workload.ts'

const NEW_TOKENS = 32

interface Speeds {
  variant: string
  encodeMs: number
  prefillTokensPerSecond: number
  decodeTokensPerSecond: number
}

export const cpuVariantsBench: Bench = {
  name: 'cpu-variants',
  about: 'reading and writing with each processor variant of llama.cpp that runs here',
  async run({ rounds, threads, log }) {
    const workload = await prepareWorkload(threads, log)
    const folder = installedLibraries().find(({ forGpu }) => !forGpu) ?? installedLibraries()[0]
    if (!folder) throw new Error('No llama.cpp libraries are installed')
    const measured: Speeds[] = []
    const refused: string[] = []
    const chosen = await withEngine(workload, null, async (engine) => engine.cpuVariant)
    for (const variant of cpuVariants(folder).keys()) {
      try {
        const speed = await withEngine(workload, variant, (engine) => speeds(engine, variant, rounds))
        measured.push(speed)
        // The slowest take minutes: what is known is told at once.
        const { encodeMs, prefillTokensPerSecond, decodeTokensPerSecond } = speed
        const perSecond = `reads ${prefillTokensPerSecond.toFixed(1)} and writes ${decodeTokensPerSecond.toFixed(1)} tokens/s`
        log(`${variant}: encodes in ${(encodeMs / 1000).toFixed(2)} s, ${perSecond}`)
      } catch (error) {
        const problem = problemOf(error)
        if (!problem) throw error
        refused.push(variant)
        log(`${variant}: ${problem.message}`)
      }
    }
    const fastest = measured.reduce((best, next) => (busyMs(next) < busyMs(best) ? next : best))
    const chosenSpeeds = measured.find(({ variant }) => variant === chosen)
    const lag = chosenSpeeds ? busyMs(chosenSpeeds) / busyMs(fastest) : Number.NaN
    return {
      tables: [
        {
          title: `0.5B shape, ${workload.threads} thread(s); the engine chose ${chosen}`,
          head: ['variant', '', 'encode s', 'read tokens/s', 'write tokens/s'],
          rows: measured.map((speed) => [
            speed.variant,
            speed.variant === chosen ? 'chosen' : '',
            (speed.encodeMs / 1000).toFixed(2),
            speed.prefillTokensPerSecond.toFixed(1),
            speed.decodeTokensPerSecond.toFixed(1),
          ]),
        },
      ],
      // Neighbouring variants differ only in instructions that these files may not use; within a twentieth they are one.
      targets: [
        {
          promise: 'the engine runs on the best variant',
          measured: `${lag.toFixed(2)} × the time of ${fastest.variant}`,
          met: lag <= 1.05,
        },
      ],
      data: { chosen, measured, refused },
    }
  },
}

/** Time of a run with as many tokens as GLOBE reads and writes. */
function busyMs({ encodeMs, prefillTokensPerSecond, decodeTokensPerSecond }: Speeds): number {
  return encodeMs + (600 / prefillTokensPerSecond + 128 / decodeTokensPerSecond) * 1000
}

async function speeds(engine: OurEngine, variant: string, rounds: number): Promise<Speeds> {
  await engine.run({ samples: 1, temperature: 1, newTokens: 2 })
  const runs = []
  for (let round = 0; round < rounds; round++) runs.push(await engine.run({ samples: 1, temperature: 1, newTokens: NEW_TOKENS }))
  return {
    variant,
    encodeMs: median(runs.map(({ encodeMs }) => encodeMs ?? Number.NaN)),
    prefillTokensPerSecond: median(runs.map(({ promptTokens, prefillMs }) => (promptTokens ?? 0) / ((prefillMs ?? 0) / 1000))),
    decodeTokensPerSecond: median(runs.map(({ tokensWritten, decodeMs }) => tokensWritten / ((decodeMs ?? 0) / 1000))),
  }
}

async function withEngine<Result>(
  workload: Workload,
  variant: string | null,
  use: (engine: OurEngine) => Promise<Result>,
): Promise<Result> {
  const engine = await openOurs(workload, variant)
  try {
    return await use(engine)
  } finally {
    engine.close()
  }
}
