// How much memory a run takes: what is estimated from the files' headers, against what the kernel measures.

import { isAtHand, type MeasuredRun, measuredRun } from '../../fixtures/fit/measured-run.ts'
import { FIT_CASES, REAL_SIZES } from '../../fixtures/fit/shapes.ts'
import type { Bench, BenchReport } from '../bench.ts'

const FURTHEST_OFF = 0.15

export const fitBench: Bench = {
  name: 'fit',
  about: 'the estimate of a run’s memory against the measured peak',
  async run({ threads, log }) {
    const runs: { name: string; run: MeasuredRun }[] = []
    for (const fit of [...FIT_CASES, ...REAL_SIZES].filter(isAtHand)) {
      log(fit.name)
      runs.push({ name: fit.name, run: await measuredRun(fit, threads) })
    }
    return report(runs)
  },
}

/** The mapped file's pages are in the kernel's figure as long as there is room for them. */
const estimatedPeak = ({ estimate }: MeasuredRun) => estimate.ramBytes + estimate.droppableBytes

function report(runs: { name: string; run: MeasuredRun }[]): BenchReport {
  const off = runs.map(({ run }) => estimatedPeak(run) / run.peakBytes - 1)
  const furthest = Math.max(...off.map(Math.abs))
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0)
  return {
    tables: [
      {
        title:
          'Memory of a run on the processor, MB: as estimated, and the highest that the kernel saw (VmHWM; private memory alone: RssAnon)',
        head: ['', 'needed', 'droppable', 'estimate', 'VmHWM', 'off', 'RssAnon'],
        rows: runs.map(({ name, run }, at) => [
          name,
          megabytes(run.estimate.ramBytes),
          megabytes(run.estimate.droppableBytes),
          megabytes(estimatedPeak(run)),
          megabytes(run.peakBytes),
          `${((off[at] as number) * 100).toFixed(1)} %`,
          megabytes(run.privateBytes),
        ]),
      },
    ],
    targets: [{ promise: 'every estimate within 15 %', measured: `${(furthest * 100).toFixed(1)} %`, met: furthest <= FURTHEST_OFF }],
    data: runs,
  }
}
