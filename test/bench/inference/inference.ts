// One photo, one and eight samples: our engine against llama.cpp's own server and another Node binding, in one run.
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { type Bench, type BenchReport, type BenchTarget, median } from '../bench.ts'
import { openFugood } from './fugood.ts'
import { type Likeness, measureLikeness } from './likeness.ts'
import { openLlamaServer } from './llama-server.ts'
import type { Measurement } from './measurement.ts'
import { type OurEngine, openOurs } from './ours.ts'
import { prepareWorkload, SAMPLES, type Workload } from './workload.ts'

interface Contender {
  id: string
  title: string
  measure: () => Promise<Measurement>
  /** For what takes many minutes. */
  mostRounds?: number
  /** True where earlier results already settle it. */
  settledBy?: (results: Results) => boolean
}

/** How many times less than eight requests to a peer our eight samples must cost. */
const LEAST_GAIN = 2.5

type Results = Map<string, { title: string; runs: Measurement[] }>

export const inferenceBench: Bench = {
  name: 'inference',
  about: 'one and eight samples of a photo, against llama-server and @fugood/llama.node',
  async run({ rounds, threads, log }) {
    const workload = await prepareWorkload(threads, log)
    const server = await openLlamaServer(workload, log)
    const fugood = await openFugood(workload)
    const ours = await openOurs(workload)
    try {
      const eight = SAMPLES
      const contenders: Contender[] = [
        { id: 'ours-1', title: 'ours, 1 sample', measure: () => ours.run({ samples: 1, temperature: 1 }) },
        { id: 'server-1', title: 'llama-server, 1 request', measure: () => server.run({ requests: 1, atOnce: false, reuse: false }) },
        {
          id: 'fugood-1',
          title: '@fugood/llama.node, 1 request',
          measure: () => fugood.run({ requests: 1, atOnce: false }),
          mostRounds: 1,
        },
        { id: 'ours-8', title: 'ours, 8 samples', measure: () => ours.run({ samples: eight, temperature: 1 }) },
        {
          id: 'server-8-apart',
          title: 'llama-server, 8, one by one',
          measure: () => server.run({ requests: eight, atOnce: false, reuse: false }),
        },
        {
          id: 'server-8-reuse',
          title: 'llama-server, 8, one by one, prompt reused',
          measure: () => server.run({ requests: eight, atOnce: false, reuse: true }),
        },
        {
          id: 'server-8-at-once',
          title: 'llama-server, 8 at once',
          measure: () => server.run({ requests: eight, atOnce: true, reuse: false }),
        },
        {
          id: 'fugood-8-at-once',
          title: '@fugood/llama.node, 8 at once',
          measure: () => fugood.run({ requests: eight, atOnce: true }),
          mostRounds: 1,
          settledBy: oneIsSlowEnough,
        },
      ]
      log('warming up')
      for (const id of ['ours-1', 'server-1']) await contenders.find((contender) => contender.id === id)?.measure()
      const results: Results = new Map(contenders.map(({ id, title }) => [id, { title, runs: [] }]))
      // Round by round, so that whatever else the machine does falls on all alike.
      for (let round = 1; round <= rounds; round++) {
        for (const { id, title, measure, mostRounds = rounds, settledBy } of contenders) {
          if (round > mostRounds || settledBy?.(results)) continue
          const run = await measure()
          log(`round ${round} of ${rounds}: ${title}: ${(run.totalMs / 1000).toFixed(1)} s`)
          results.get(id)?.runs.push(run)
        }
      }
      log('comparing samples that were batched with the same samples alone')
      return report(results, await likenesses(workload, ours), {
        cpuVariant: ours.cpuVariant,
        llamaBuild: ours.llamaBuild,
        threads: workload.threads,
      })
    } finally {
      ours.close()
      fugood.close()
      await server.close()
    }
  },
}

interface Likenesses {
  /** The tiny model, weights of 32 bits. */
  exact: Likeness
  /** The 0.5B shape at Q8_0. */
  quantised: Likeness
}

async function likenesses(workload: Workload, ours: OurEngine): Promise<Likenesses> {
  const tiny = await openOurs({ ...workload, model: await ensureTestModel('test-tiny') })
  try {
    return { exact: await measureLikeness(tiny), quantised: await measureLikeness(ours) }
  } finally {
    tiny.close()
  }
}

/** Without AVX one of its requests may take longer than eight would have to: then eight need not be waited for. */
function oneIsSlowEnough(results: Results): boolean {
  return total(results, 'fugood-1') >= LEAST_GAIN * total(results, 'ours-8')
}

function middle(results: Results, id: string, part: keyof Measurement = 'totalMs'): number | null {
  const values = (results.get(id)?.runs ?? []).map((run) => run[part]).filter((value) => value !== null)
  return values.length > 0 ? median(values) : null
}

const total = (results: Results, id: string) => middle(results, id) ?? Number.NaN

function report(results: Results, likeness: Likenesses, machine: { cpuVariant: string; llamaBuild: string; threads: number }): BenchReport {
  const seconds = (milliseconds: number | null) => (milliseconds === null ? '–' : (milliseconds / 1000).toFixed(2))
  const measured = [...results].filter(([, { runs }]) => runs.length > 0)
  const rows = measured.map(([id, { title }]) => {
    const decodeMs = middle(results, id, 'decodeMs')
    const tokens = middle(results, id, 'tokensWritten') ?? 0
    const ours = total(results, id.includes('-8') ? 'ours-8' : 'ours-1')
    return [
      title,
      String(middle(results, id, 'promptTokens') ?? '–'),
      seconds(middle(results, id, 'encodeMs')),
      seconds(middle(results, id, 'prefillMs')),
      seconds(decodeMs),
      decodeMs === null ? '–' : (tokens / (decodeMs / 1000)).toFixed(1),
      seconds(total(results, id)),
      (total(results, id) / ours).toFixed(2),
    ]
  })
  return {
    tables: [
      {
        title: `0.5B shape, 640 × 480, 128 new tokens; ${machine.threads} thread(s), ${machine.cpuVariant}, llama.cpp ${machine.llamaBuild}; medians in seconds`,
        head: ['', 'prompt', 'encode', 'read', 'write', 'tokens/s', 'total', '× ours'],
        rows,
      },
    ],
    targets: targets(results, likeness),
    data: { machine, likeness, runs: Object.fromEntries([...results].map(([id, { runs }]) => [id, runs])) },
  }
}

function targets(results: Results, likeness: Likenesses): BenchTarget[] {
  const of = (id: string) => total(results, id)
  const atMost = (promise: string, value: number, limit: number): BenchTarget => ({
    promise,
    measured: value.toFixed(2),
    met: value <= limit,
  })
  const atLeast = (promise: string, value: number, limit: number): BenchTarget => ({
    promise,
    measured: value.toFixed(2),
    met: value >= limit,
  })
  const alike = (what: string, { greedyAlike, sampledAlike, largestLogProbabilityDifference, tokensCompared }: Likeness): BenchTarget[] => [
    { promise: `${what}: greedy batched as alone`, measured: `${greedyAlike} of ${SAMPLES} identical`, met: greedyAlike === SAMPLES },
    {
      promise: `${what}: log-probabilities batched as alone, within 0.001`,
      measured: `${largestLogProbabilityDifference.toExponential(1)} over ${tokensCompared} tokens; ${sampledAlike} of ${SAMPLES} sampled ones identical`,
      met: largestLogProbabilityDifference <= 1e-3,
    },
  ]
  return [
    atMost('8 samples cost at most 3 × one', of('ours-8') / of('ours-1'), 3),
    atLeast('8 requests to llama-server, one by one: at least 2.5 × ours', of('server-8-apart') / of('ours-8'), LEAST_GAIN),
    atLeast('… with its prompt reused', of('server-8-reuse') / of('ours-8'), LEAST_GAIN),
    atLeast('… at once', of('server-8-at-once') / of('ours-8'), LEAST_GAIN),
    oneIsSlowEnough(results)
      ? atLeast('1 request to @fugood/llama.node: already 2.5 × our 8 samples', of('fugood-1') / of('ours-8'), LEAST_GAIN)
      : atLeast('8 requests to @fugood/llama.node at once: at least 2.5 × ours', of('fugood-8-at-once') / of('ours-8'), LEAST_GAIN),
    atMost("one sample at most 1.03 × llama-server's", of('ours-1') / of('server-1'), 1.03),
    atMost("one sample at most 1.03 × @fugood/llama.node's", of('ours-1') / of('fugood-1'), 1.03),
    ...alike('tiny, weights of 32 bits', likeness.exact),
    ...alike('0.5B shape, Q8_0', likeness.quantised),
  ]
}
