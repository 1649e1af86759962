import { expect, test } from 'vitest'
import type { EngineMemory } from '../../../../electron/services/inference/engine-protocol.ts'
import { fitHere, type PlannedRun } from '../../../../electron/services/models/fit-here.ts'
import { fitProblem, tightWords } from '../../../../electron/services/models/fit-problem.ts'
import type { ModelShape } from '../../../../models/fit/model-shape.ts'
import { foreseenShape } from '../../../../models/fit/other-formats.ts'

const GB = 1e9
const memory = (ramFreeBytes: number, changes: Partial<EngineMemory> = {}): EngineMemory => ({
  ramFreeBytes,
  card: null,
  cpuFeatures: ['AVX2'],
  ...changes,
})
const RUN: PlannedRun = {
  samples: 8,
  maxNewTokens: 512,
  imageTokens: 1280,
  promptText: 'Where is this?',
  adapterBytes: 0,
  gpuLayers: null,
}
const globe = (format: 'Q8_0' | 'Q4_K_M' = 'Q8_0') => foreseenShape('globe-qwen2.5vl-7b', format, 'F16') as ModelShape

test('models that are not here yet have the sizes of their published files', () => {
  const gigabytes = (name: string, format: 'Q8_0' | 'Q4_K_M', part: 'textTensors' | 'projectorTensors') =>
    (foreseenShape(name, format, 'F16') as ModelShape)[part].reduce((sum, { byteLength }) => sum + byteLength, 0) / GB
  // ggml-org/Qwen2.5-VL-7B-Instruct-GGUF and …-3B-…, as the hub lists them.
  expect(gigabytes('qwen2.5-vl-7b-instruct', 'Q4_K_M', 'textTensors')).toBeCloseTo(4.68, 1)
  expect(gigabytes('qwen2.5-vl-7b-instruct', 'Q8_0', 'textTensors')).toBeCloseTo(8.1, 1)
  expect(gigabytes('qwen2.5-vl-3b-instruct', 'Q4_K_M', 'textTensors')).toBeCloseTo(1.93, 1)
  expect(gigabytes('qwen2.5-vl-7b-instruct', 'Q8_0', 'projectorTensors')).toBeCloseTo(1.35, 1)
  expect(foreseenShape('somebodys-model', 'Q8_0', 'F16')).toBeNull()
})

test('where there is plenty it fits, all samples are written together, and nothing is advised', () => {
  const fit = fitHere(globe(), RUN, memory(64 * GB))
  expect(fit).toMatchObject({ verdict: 'fits', samplesTogether: 8, remedies: [], gpuLayers: 0, vramFreeBytes: null })
  expect(fit.ramBytes).toBeCloseTo(
    fit.parts.reduce((sum, { ramBytes }) => sum + ramBytes, 0),
    -1,
  )
})

test('samples wait for their turn before anything is refused', () => {
  const plenty = fitHere(globe(), RUN, memory(64 * GB))
  const less = fitHere(globe(), RUN, memory(plenty.ramBytes))
  expect(less.samplesTogether).toBeLessThan(8)
  expect(less.ramBytes).toBeLessThan(plenty.ramBytes)
})

test('just enough is tight, and too little is refused with three ways out, each with what it would take', () => {
  const one = { ...RUN, samples: 1 }
  const needed = fitHere(globe(), one, memory(64 * GB)).ramBytes
  expect(fitHere(globe(), one, memory(needed * 1.05)).verdict).toBe('tight')
  const fit = fitHere(globe(), { ...RUN, samples: 8 }, memory(needed * 0.9))
  expect(fit.verdict).toBe('does-not-fit')
  expect(fit.remedies.map(({ kind }) => kind)).toEqual(['smaller-quantisation', 'smaller-photo', 'fewer-samples'])
  for (const { ramBytes } of fit.remedies) expect(ramBytes).toBeLessThanOrEqual(fit.ramBytes)
  const [quantised, photo] = fit.remedies
  expect(quantised).toMatchObject({ verdict: 'fits', settings: {} })
  // The gentlest that does, not the smallest there is.
  expect(quantised?.quantisation).toBe('Q4_K_M')
  expect(photo?.settings.maxImageTokens).toBeLessThan(1280)
  const again = fitHere(globe(), { ...RUN, imageTokens: photo?.settings.maxImageTokens ?? 0 }, memory(needed * 0.9))
  expect(again.ramBytes).toBe(photo?.ramBytes)
  const problem = fitProblem(fit)
  expect(problem.code).toBe('model-does-not-fit')
  expect(problem.remedy).toContain('packed as Q4_K_M')
  expect(problem.details).toMatchObject({ 'free now': expect.stringMatching(/GB$/), 'the model': expect.stringMatching(/GB$/) })
})

test('a graphics card that is too small for what it was given is told with fewer layers', () => {
  const card = (freeBytes: number, sharesRam = false) => ({ card: { name: 'card', freeBytes, totalBytes: freeBytes, sharesRam } })
  const fit = fitHere(globe('Q4_K_M'), RUN, memory(64 * GB, card(24 * GB)))
  expect(fit).toMatchObject({ verdict: 'fits', gpuLayers: -1 })
  const forced = fitHere(globe('Q4_K_M'), { ...RUN, gpuLayers: -1 }, memory(64 * GB, card(5 * GB)))
  expect(forced.verdict).toBe('tight')
  const fewer = forced.remedies.find(({ kind }) => kind === 'fewer-gpu-layers')
  expect(fewer).toMatchObject({ verdict: 'fits' })
  expect(fewer?.gpuLayers).toBeGreaterThan(0)
  expect(tightWords(forced)).toContain('graphics card')
  // Where both are one memory, both together must fit.
  expect(fitHere(globe('Q4_K_M'), RUN, memory(6 * GB, card(24 * GB, true))).verdict).toBe('does-not-fit')
})
