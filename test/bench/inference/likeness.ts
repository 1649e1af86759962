// Batched with others or alone, a sample must be the same: the tokens when greedy, the log-probabilities within 1e-3.
// Shown with weights of 32 bits and with quantised ones, whose kernels round activations to 8 bits: there the smallest
// difference in the order of sums would grow to hundredths.
import type { FinishedSample } from '../../../electron/services/inference/engine-protocol.ts'
import type { OurEngine } from './ours.ts'
import { SAMPLES } from './workload.ts'

export interface Likeness {
  /** Greedy samples of the batch whose tokens are those of the greedy sample alone. */
  greedyAlike: number
  /** Sampled ones whose tokens are those of the same sample alone; random draws may fall on either side of a boundary. */
  sampledAlike: number
  /** Largest difference over all tokens up to where two samples part. */
  largestLogProbabilityDifference: number
  tokensCompared: number
}

export async function measureLikeness(engine: OurEngine): Promise<Likeness> {
  const mayEndEarly = true
  const greedyAlone = (await engine.run({ samples: 1, temperature: 0, mayEndEarly })).samples[0]!
  const greedyTogether = (await engine.run({ samples: SAMPLES, temperature: 0, mayEndEarly })).samples
  const together = (await engine.run({ samples: SAMPLES, temperature: 1, mayEndEarly })).samples
  const pairs = greedyTogether.map((sample) => compare(sample, greedyAlone))
  const greedyAlike = pairs.filter(({ alike }) => alike).length
  for (const sample of together) {
    const alone = await engine.run({ samples: SAMPLES, temperature: 1, onlySamples: [sample.number], mayEndEarly })
    pairs.push(compare(sample, alone.samples[0]!))
  }
  return {
    greedyAlike,
    sampledAlike: pairs.filter(({ alike }) => alike).length - greedyAlike,
    largestLogProbabilityDifference: Math.max(...pairs.map(({ difference }) => difference)),
    tokensCompared: pairs.reduce((sum, { compared }) => sum + compared, 0),
  }
}

function compare(one: FinishedSample, other: FinishedSample): { alike: boolean; difference: number; compared: number } {
  const parting = one.tokenIds.findIndex((token, index) => token !== other.tokenIds[index])
  const compared = parting < 0 ? one.tokenIds.length : parting
  const differences = one.tokenLogProbabilities
    .slice(0, compared)
    .map((value, index) => Math.abs(value - other.tokenLogProbabilities[index]!))
  return { alike: parting < 0 && one.tokenIds.length === other.tokenIds.length, difference: Math.max(0, ...differences), compared }
}
