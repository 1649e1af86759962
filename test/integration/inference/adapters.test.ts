// Adapters in the engine: exchanged over a model that stays in memory, refused before llama.cpp sees what does not fit.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { AppliedAdapter, AskRequest, ScoreRequest } from '../../../electron/services/inference/engine-protocol.ts'
import { ModelKeeper } from '../../../electron/services/inference/host/loaded-model.ts'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import { string } from '../../../models/gguf/values.ts'
import { writeGguf } from '../../../models/gguf/write.ts'
import { randomAdapter } from '../../fixtures/adapters/random-adapter.ts'
import { addon, files, loaded, striped } from '../native/tiny-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'engine-adapters-'))
const at = (name: string) => join(folder, `${name}.gguf`)
const engine = createEngine({ openChild: openNodeChild })

beforeAll(async () => {
  const base = readGgufHeader(files.textFile)
  for (const name of ['one', 'other']) await writeGguf(at(name), randomAdapter(base, name))
  const { metadata, tensors } = randomAdapter(base, 'stranger')
  await writeGguf(at('stranger'), { metadata: [...new Map([...metadata, ['general.architecture', string('qwen2')]])], tensors })
})
afterAll(() => {
  engine.close()
  rmSync(folder, { recursive: true })
})

const words: ScoreRequest['prompt'] = [
  { kind: 'template', text: '<|im_start|>user\n' },
  { kind: 'image' },
  { kind: 'plain', text: 'Where?' },
  { kind: 'template', text: '<|im_end|>\n<|im_start|>assistant\n' },
]

async function scores(adapters?: AppliedAdapter[]): Promise<number[]> {
  const model = { ...files, ...(adapters && { adapters }) }
  const request = { model, image: striped(112, 112), prompt: words, continuations: ['Rome'], maxImageTokens: 64 }
  return (await engine.score(request))[0]!.tokenLogProbabilities
}

/** Log-probabilities of yes and no, asked without the photo. */
async function answers(adapters: AppliedAdapter[]): Promise<number[]> {
  const request: AskRequest = {
    model: { ...files, adapters },
    image: null,
    opening: words.filter(({ kind }) => kind !== 'image'),
    questions: [{ rest: [], answers: ['yes', 'no'] }],
    maxImageTokens: 64,
  }
  const heard: number[] = []
  await engine.ask(request, { onEvent: (event) => event.type === 'answered' && heard.push(...event.logProbabilities) })
  return heard
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => problemOf(error)?.code ?? error,
  )

describe('the engine process', () => {
  it('applies, weighs and removes adapters, whatever it is asked', async () => {
    const base = await scores()
    const pid = engine.pid
    const whole = await scores([{ file: at('one'), weight: 1 }])
    const half = await scores([{ file: at('one'), weight: 0.5 }])
    expect(new Set([base, whole, half].map(String)).size).toBe(3)
    expect(await scores([{ file: at('one'), weight: 0 }])).toEqual(base)
    expect(await scores([{ file: at('one'), weight: 1 }])).toEqual(whole)
    expect(await scores([])).toEqual(base)
    expect(await answers([{ file: at('one'), weight: 1 }])).not.toEqual(await answers([]))
    expect(engine.pid).toBe(pid)
  })

  it('refuses what does not fit, and goes on', async () => {
    const base = await scores([])
    const one = { file: at('one'), weight: 1 }
    writeFileSync(at('cut'), readFileSync(at('one')).subarray(0, 5000))
    for (const [adapters, code] of [
      [[{ file: at('stranger'), weight: 1 }], 'adapter-of-another-model'],
      [[{ file: files.textFile, weight: 1 }], 'adapter-not-one'],
      [[{ file: at('missing'), weight: 1 }], 'gguf-missing'],
      [[{ file: at('cut'), weight: 1 }], 'gguf-truncated'],
      [[one, { ...one, weight: 0.5 }], 'adapter-twice'],
      [[{ ...one, weight: 1e38 }], 'not-numbers'],
    ] as const) {
      expect(await refusal(scores([...adapters]))).toBe(code)
    }
    expect(await scores([])).toEqual(base)
  })

  it('sees that a file was exchanged under its name', async () => {
    writeFileSync(at('changing'), readFileSync(at('one')))
    const one = await scores([{ file: at('changing'), weight: 1 }])
    await writeGguf(at('changing'), randomAdapter(readGgufHeader(files.textFile), 'other', 3))
    expect(await scores([{ file: at('changing'), weight: 1 }])).not.toEqual(one)
  })
})

it('the model stays where it is while its adapters change', async () => {
  const keeper = new ModelKeeper(loaded)
  const loads: number[] = []
  const load = (adapters: AppliedAdapter[]) =>
    keeper.model({ ...files, adapters }, { maxImageTokens: 64, threads: 1, gpuLayers: 0 }, new addon.Stop(), (done) => loads.push(done))
  const first = await load([])
  const session = await keeper.session(256, 1, 1)
  const told = loads.length
  expect(told).toBeGreaterThan(0)
  for (const names of [['one'], ['one', 'other'], ['other'], []]) {
    expect(await load(names.map((name) => ({ file: at(name), weight: 1 })))).toBe(first)
    expect(await keeper.session(256, 1, 1)).toBe(session)
  }
  expect(loads).toHaveLength(told)
  keeper.unload()
})
