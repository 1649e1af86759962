// Model files are hostile input: whatever is done to one, our reader says so in words or lets it pass, and what it lets pass ends
// at most the engine's process.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { FULL_TESTS } from '../../../fixtures/full-tests.ts'
import { soundPairs } from './sound-pairs.ts'
import { type Trial, tryFiles } from './try-files.ts'

const FILES = FULL_TESTS ? 10_000 : 120
const A_DAY_MS = 24 * 60 * 60 * 1000

// llama.cpp would call a debugger for its last words, which takes longer than a hundred files.
vi.stubEnv('GGML_NO_BACKTRACE', '1')
const folder = mkdtempSync(join(tmpdir(), 'gguf-fuzz-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test(`${FILES} damaged files end nothing but the engine’s process, and that one hardly ever`, { timeout: A_DAY_MS }, async () => {
  const numbers = Array.from({ length: FILES }, (_, number) => number)
  const { trials, engineMostBytes, readerMostBytes } = await tryFiles(soundPairs(), numbers, folder)
  const of = (outcome: Trial['outcome']) => trials.filter((trial) => trial.outcome === outcome)
  for (const { number, what, words } of of('engine-died')) console.log(`${number} ended the engine: ${what}\n${words}`)
  console.log(`refused ${of('refused').length}, answered ${of('answered').length}, refused by the engine ${of('refused-by-engine').length}`)
  expect(trials.length).toBe(FILES)
  expect(of('reader-failed')).toEqual([])
  expect(of('engine-hung')).toEqual([])
  // Every death was looked into: what a check of the header can foresee is checked there.
  expect(of('engine-died')).toEqual([])
  // All kinds of ends are met: some damage is harmless, some is found by us, some by llama.cpp.
  for (const outcome of ['refused', 'answered', 'refused-by-engine'] as const) expect(of(outcome).length).toBeGreaterThan(FILES / 50)
  expect(new Set(of('refused').map(({ words }) => words)).size).toBeGreaterThan(4)
  expect(readerMostBytes).toBeLessThan(16 * 1024 * 1024)
  expect(engineMostBytes).toBeLessThan(1024 * 1024 * 1024)
})
