import { expect, test } from 'vitest'
import type { Measures } from '../../../../electron/services/inference/engine-protocol.ts'
import { forecast } from '../../../../electron/services/models/forecast.ts'

const INFO = { device: 'CPU', cpuVariant: 'generic', llamaBuild: '1', addonBuild: '1', threads: 2 }
const MEASURES: Measures = {
  info: INFO,
  loadMs: 100,
  // Tokens times 2 ms, and their square times 1/100.
  looks: [100, 200, 400].map((imageTokens) => ({ imageTokens, ms: 2 * imageTokens + imageTokens ** 2 / 100 })),
  reads: [
    { threads: 2, tokens: 200, ms: 200 },
    { threads: 4, tokens: 200, ms: 100 },
    { threads: 2, tokens: 1000, ms: 1000 },
  ],
  // A step alone takes 10 ms and one for eight 24 ms, each with a hundredth of a millisecond for every cell.
  steps: [
    { threads: 2, together: 1, cells: 200, ms: 12 },
    { threads: 2, together: 8, cells: 200, ms: 26 },
    { threads: 4, together: 1, cells: 200, ms: 6 },
    { threads: 4, together: 8, cells: 200, ms: 13 },
    { threads: 2, together: 1, cells: 1000, ms: 20 },
    { threads: 2, together: 8, cells: 1000, ms: 34 },
  ],
}
const RUN = { imageTokens: 1000, promptTokens: 1200, waves: [8], answerTokens: 100 }

test('what was measured small is reckoned to what a run is', () => {
  const { lookMs, readMs, writeMs } = forecast(MEASURES, 2, RUN)
  expect(lookMs).toBeCloseTo(2 * 1000 + 1000 ** 2 / 100)
  expect(readMs).toBeCloseTo(1200)
  // Half of the samples' tokens are there on average.
  expect(writeMs).toBeCloseTo(100 * (24 + (1200 + 400) / 100))
})

test('samples that wait for their turn are written afterwards, and between one and eight a step takes something between', () => {
  const all = forecast(MEASURES, 2, { ...RUN, waves: [8] }).writeMs
  const halves = forecast(MEASURES, 2, { ...RUN, waves: [4, 4] }).writeMs
  const alone = forecast(MEASURES, 2, { ...RUN, waves: Array(8).fill(1) }).writeMs
  expect(halves).toBeGreaterThan(all)
  expect(alone).toBeGreaterThan(halves)
  expect(forecast(MEASURES, 2, { ...RUN, waves: [1] }).writeMs).toBeCloseTo(100 * (10 + 1250 / 100))
})

test('another number of threads is as much faster as it was where both were measured', () => {
  const [two, four] = [forecast(MEASURES, 2, RUN), forecast(MEASURES, 4, RUN)]
  expect(four.readMs).toBeCloseTo(two.readMs / 2)
  expect(four.writeMs).toBeCloseTo(two.writeMs / 2)
  expect(four.lookMs).toBe(two.lookMs)
})

test('one measurement alone is taken in proportion, and what grows slower than its amount is not bent down', () => {
  expect(forecast({ ...MEASURES, looks: [{ imageTokens: 64, ms: 640 }] }, 2, RUN).lookMs).toBeCloseTo(10_000)
  const flat = [
    { imageTokens: 64, ms: 640 },
    { imageTokens: 256, ms: 1280 },
  ]
  expect(forecast({ ...MEASURES, looks: flat }, 2, RUN).lookMs).toBeCloseTo(5000)
})
