import { expect, it } from 'vitest'
import { measuredRun } from '../../fixtures/fit/measured-run.ts'
import { FIT_CASES } from '../../fixtures/fit/shapes.ts'

const FURTHEST_OFF = 0.15

it.for(['narrow, 8 samples', 'many words, 1 sample', 'in tiles, 4 samples'])(
  'a run takes what was estimated for it, within 15 percent: %s',
  async (name, context) => {
    if (process.platform !== 'linux') return context.skip('Only Linux tells the highest memory of another process.')
    const fit = FIT_CASES.find((one) => one.name === name)
    if (!fit) throw new Error(`There is no case “${name}”`)
    const { estimate, peakBytes, privateBytes } = await measuredRun(fit, 1)
    const { ramBytes, droppableBytes } = estimate
    expect(Math.abs((ramBytes + droppableBytes) / peakBytes - 1)).toBeLessThan(FURTHEST_OFF)
    // What is needed is the private memory and what of the file is used as it is mapped.
    expect(privateBytes).toBeLessThan(ramBytes * (1 + FURTHEST_OFF))
  },
)
