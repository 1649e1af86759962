import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemOf } from '../../../electron/core/problem.ts'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { LocateEvent, LocateRequest } from '../../../electron/services/inference/engine-protocol.ts'
import { addonOfThisProcess } from '../../../electron/services/inference/host/load-addon.ts'
import { addonQuantiser } from '../../../electron/services/models/addon-quantiser.ts'
import { convertCheckpoint } from '../../../models/conversion/convert-checkpoint.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { writeSmallQwen } from '../../fixtures/checkpoints/small-qwen.ts'

const engine = createEngine({ openChild: openNodeChild })
afterAll(() => engine.close())

const model = await ensureTestModel('test-tiny')
const widthPx = 640
const heightPx = 480

function request(changes: Partial<LocateRequest['sampling']> = {}): LocateRequest {
  return {
    model,
    image: { rgb: new Uint8Array(widthPx * heightPx * 3).map((_, i) => (i * 31) % 256), widthPx, heightPx },
    prompt: [
      { kind: 'template', text: '<|im_start|>user\n' },
      { kind: 'image' },
      { kind: 'plain', text: 'Where was this taken?' },
      { kind: 'template', text: '<|im_end|>\n<|im_start|>assistant\n' },
    ],
    sampling: { samples: 3, temperature: 1, topP: 1, topK: 0, minP: 0, seed: 7, maxNewTokens: 40, grammar: null, ...changes },
    maxImageTokens: 1280,
    threads: null,
    gpuLayers: null,
    onlySamples: null,
  }
}

async function locate(given: LocateRequest) {
  const events: LocateEvent[] = []
  const result = await engine.locate(given, { onEvent: (event) => events.push(event) })
  const finished = events.flatMap((event) => (event.type === 'sample-finished' ? [event.sample] : [])).sort((a, b) => a.number - b.number)
  return { events, result, finished }
}

describe('the engine process', () => {
  it('converts a checkpoint, with progress, into the files that the command makes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'engine-converts-'))
    mkdirSync(join(folder, 'checkpoint'))
    writeSmallQwen(join(folder, 'checkpoint'))
    const order = (output: string) => ({
      ...{ folder: join(folder, 'checkpoint'), outputFolder: join(folder, output), fileName: 'small', name: null },
      ...({ format: 'Q8_0', projectorFormat: 'F16' } as const),
    })
    const told: number[] = []
    const made = await engine.convert(order('ours'), { onEvent: ({ bytesDone, bytesTotal }) => told.push(bytesDone / bytesTotal) })
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeGreaterThan(0.9)
    const { addon } = await addonOfThisProcess({ WHEREABOUTS_GPU: 'off' })
    const theirs = await convertCheckpoint({ ...order('theirs'), quantiser: addonQuantiser(addon, 1) })
    expect(await readFile(made.textFile)).toEqual(await readFile(theirs.textFile))
    expect(await readFile(made.projectorFile)).toEqual(await readFile(theirs.projectorFile))
    // What is wrong with a checkpoint arrives in words, and the engine lives on.
    writeFileSync(join(folder, 'checkpoint', 'config.json'), '{}')
    const refused = await engine.convert(order('never')).catch(problemOf)
    expect(refused).toMatchObject({ code: expect.stringMatching(/^checkpoint-/) })
    expect((await engine.describe()).threads).toBeGreaterThan(0)
    rmSync(folder, { recursive: true })
  })

  it('says on what it runs', async () => {
    const info = await engine.describe()
    expect(info.device).toMatch(/^(CPU: \w+|\w+: .+)$/)
    expect(info.threads).toBeGreaterThan(0)
    expect(info.llamaBuild).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('locates: tells what it saw, streams the words and finishes every sample', async () => {
    const { events, result, finished } = await locate(request())
    expect(events).toContainEqual({ type: 'image-encoded', widthPx: 644, heightPx: 476, imageTokens: 391 })
    expect(finished.map(({ number }) => number)).toEqual([0, 1, 2])
    for (const { number, text } of finished) {
      const streamed = events
        .flatMap((event) => (event.type === 'words-written' ? event.pieces : []))
        .filter(({ sample }) => sample === number)
      // Half a character at the very end is shown only in the finished sample.
      expect(text.startsWith(streamed.map((piece) => piece.text).join(''))).toBe(true)
    }
    const lengths = finished.map(({ tokenIds }) => tokenIds.length)
    expect(result.timings.tokensWritten).toBe(lengths.reduce((sum, length) => sum + length, 0))
    expect(result.modelName).toContain('mean nothing')
    expect(result.quantisation).toBe('all F32')
  })

  it('writes only the samples asked for, as the same words', async () => {
    const { finished } = await locate(request())
    const { finished: some } = await locate({ ...request(), onlySamples: [2] })
    expect(some.map(({ number }) => number)).toEqual([2])
    expect(some[0]!.seed).toBe(finished[2]!.seed)
  })

  it('scores continuations token by token', async () => {
    const { model: files, image, prompt, maxImageTokens } = request()
    const scores = await engine.score({ model: files, image, prompt, maxImageTokens, continuations: ['abc', 'x'] })
    expect(scores.map(({ tokenLogProbabilities }) => tokenLogProbabilities.length)).toEqual([3, 1])
    for (const { tokenLogProbabilities } of scores) for (const one of tokenLogProbabilities) expect(one).toBeLessThanOrEqual(0)
  })

  it('unloads the model and loads it again', async () => {
    await engine.unload()
    expect((await locate(request({ samples: 1 }))).finished).toHaveLength(1)
  })
})

const endless = { samples: 2, maxNewTokens: 4000, grammar: 'root ::= [a-z] root' }

describe('when it is interrupted', () => {
  it('stops when cancelled, and goes on with the next call in the same process', async () => {
    const { pid } = engine
    const cancel = new AbortController()
    const running = engine.locate(request(endless), {
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.type === 'words-written') cancel.abort(new Error('enough'))
      },
    })
    await expect(running).rejects.toThrow('enough')
    expect((await locate(request({ samples: 1 }))).finished).toHaveLength(1)
    expect(engine.pid).toBe(pid)
  })

  it('tells of its own death as a problem, and comes back with the next call', async () => {
    const { pid } = engine
    const running = engine.locate(request(endless), {
      onEvent: (event) => {
        if (event.type === 'words-written') process.kill(engine.pid!, 'SIGKILL')
      },
    })
    const problem = await problemFrom(running)
    expect(problem).toMatchObject({ code: 'engine-died', details: { signal: 'SIGKILL' } })
    expect(problem.remedy).not.toBe('')
    expect((await locate(request({ samples: 1 }))).finished).toHaveLength(1)
    expect(engine.pid).not.toBe(pid)
  })
})

describe('what it cannot do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-broken-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  async function spoiled(name: string, file: string, spoil: (bytes: Buffer) => Uint8Array): Promise<string> {
    const path = join(folder, name)
    writeFileSync(path, spoil(await readFile(file)))
    return path
  }
  const renamed = (from: string, to: string) => (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

  it.each<[string, () => Promise<Partial<LocateRequest>>, RegExp]>([
    ['a missing file', async () => ({ model: { ...model, textFile: join(folder, 'none.gguf') } }), /^gguf-missing$/],
    ['a missing projector', async () => ({ model: { ...model, projectorFile: join(folder, 'none.gguf') } }), /^gguf-missing$/],
    [
      'a truncated model',
      async () => ({ model: { ...model, textFile: await spoiled('cut.gguf', model.textFile, (b) => b.subarray(0, b.length >> 1)) } }),
      /^gguf-truncated$/,
    ],
    [
      'something else under that name',
      async () => ({ model: { ...model, textFile: await spoiled('text.gguf', model.textFile, () => Buffer.from('hello')) } }),
      /^gguf-(not-a-model|truncated)$/,
    ],
    [
      'another architecture',
      async () => ({ model: { ...model, textFile: await spoiled('arch.gguf', model.textFile, renamed('qwen2vl', 'mamba99')) } }),
      /^gguf-architecture-unsupported$/,
    ],
    [
      'a missing tensor',
      async () => ({
        model: { ...model, textFile: await spoiled('hole.gguf', model.textFile, renamed('output_norm.weight', 'output_nurm.weight')) },
      }),
      /^gguf-tensor-missing$/,
    ],
    [
      'a missing tensor of the projector',
      async () => ({
        model: {
          ...model,
          projectorFile: await spoiled('hole-mm.gguf', model.projectorFile, renamed('v.blk.1.attn_q.weight', 'v.blk.1.attn_z.weight')),
        },
      }),
      /^gguf-tensor-missing$/,
    ],
    [
      'files that are swapped',
      async () => ({ model: { textFile: model.projectorFile, projectorFile: model.textFile } }),
      /^gguf-files-swapped$/,
    ],
    ['pixels that do not fit the size', async () => ({ image: { rgb: new Uint8Array(5), widthPx: 2, heightPx: 2 } }), /^image-size-wrong$/],
    ['a photo without any pixel', async () => ({ image: { rgb: new Uint8Array(), widthPx: 0, heightPx: 0 } }), /^image-size-wrong$/],
    ['a grammar with an error', async () => ({ sampling: { ...request().sampling, grammar: 'root ::= "a' } }), /^grammar-invalid$/],
  ])('is told: %s', async (_what, changes, code) => {
    const problem = await problemFrom(engine.locate({ ...request(), ...(await changes()) }))
    expect(problem.code).toMatch(code)
    expect(problem.message).not.toBe('')
    expect(problem.remedy).not.toBe('')
  })

  it('is told without the process having died', async () => {
    expect((await locate(request({ samples: 1 }))).finished).toHaveLength(1)
  })
})

async function problemFrom(running: Promise<unknown>): Promise<Problem> {
  const error = await running.then(
    () => null,
    (reason: unknown) => reason,
  )
  const problem = problemOf(error)
  if (!problem) throw new Error(`Not a problem: ${String(error)}`)
  return problem
}
