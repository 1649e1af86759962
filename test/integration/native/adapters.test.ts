// LoRA adapters over the tiny model in memory: applied, weighted, exchanged and removed, with the model loaded once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import { writeGguf } from '../../../models/gguf/write.ts'
import type { NativeAdapter, NativeModel, NativePrompt, NativeSession } from '../../../native/surface.ts'
import { randomAdapter } from '../../fixtures/adapters/random-adapter.ts'
import { addon, files, greedy, loadTinyModel, promptWithoutPhoto, sessionFor, write } from './tiny-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'adapters-'))
const at = (name: string) => join(folder, `${name}.gguf`)
const stop = () => new addon.Stop()
const settings = { ...greedy, maxNewTokens: 12, samples: [0] }
const refused = { code: 'adapter-refused' }

let model: NativeModel
let session: NativeSession
let prompt: NativePrompt
let one: NativeAdapter
let other: NativeAdapter

beforeAll(async () => {
  model = await loadTinyModel()
  session = await sessionFor(model, 1, 256)
  prompt = await promptWithoutPhoto(model)
  const base = readGgufHeader(files.textFile)
  for (const name of ['one', 'other']) await writeGguf(at(name), randomAdapter(base, name))
  one = await model.loadAdapter(at('one'))
  other = await model.loadAdapter(at('other'))
})
afterAll(() => {
  for (const each of [prompt, session, one, other, model]) each.close()
  rmSync(folder, { recursive: true })
})

/** Greedy words with their log-probabilities, and the probabilities of words that were given. */
async function said(adapters: { adapter: NativeAdapter; weight: number }[], by = session) {
  await by.setAdapters(adapters)
  await by.prefill(prompt, stop(), () => {})
  return { written: await write(by, settings), scores: [...(await by.score(Int32Array.of(65, 66, 67), stop()))] }
}

describe('an adapter', () => {
  it('changes what is said by its weight, and nothing where it weighs nothing or is gone', async () => {
    const base = await said([])
    const whole = await said([{ adapter: one, weight: 1 }])
    const half = await said([{ adapter: one, weight: 0.5 }])
    expect(whole.scores).not.toEqual(base.scores)
    expect(half.scores).not.toEqual(base.scores)
    expect(half.scores).not.toEqual(whole.scores)
    expect(await said([{ adapter: one, weight: 0 }])).toEqual(base)
    expect(await said([{ adapter: one, weight: 1 }])).toEqual(whole)
    expect(await said([])).toEqual(base)
  })

  it('gives way to another, and goes together with it', async () => {
    const first = await said([{ adapter: one, weight: 1 }])
    const second = await said([{ adapter: other, weight: 1 }])
    expect(second.scores).not.toEqual(first.scores)
    const pair = [
      { adapter: one, weight: 1 },
      { adapter: other, weight: 1 },
    ]
    const both = await said(pair)
    expect(both.scores).not.toEqual(first.scores)
    expect(both.scores).not.toEqual(second.scores)
    // One that was never used, and none of what was computed before, says the same.
    const fresh = await sessionFor(model, 1, 256)
    expect(await said(pair, fresh)).toEqual(both)
    fresh.close()
  })

  it('makes what was read without it be forgotten', async () => {
    await said([])
    await session.setAdapters([{ adapter: one, weight: 1 }])
    expect(session.promptTokens).toBe(0)
    await expect(session.score(Int32Array.of(65), stop())).rejects.toMatchObject({ code: 'prompt-not-read' })
    await said([{ adapter: one, weight: 1 }])
    await session.setAdapters([{ adapter: one, weight: 1 }])
    expect(session.promptTokens).toBe(prompt.tokens)
  })

  it('is part of a saved reading, with its weight', async () => {
    await said([{ adapter: one, weight: 1 }])
    const prefix = await session.savePrefix()
    for (const adapters of [
      [],
      [{ adapter: one, weight: 0.5 }],
      [{ adapter: other, weight: 1 }],
      [
        { adapter: one, weight: 1 },
        { adapter: other, weight: 1 },
      ],
    ]) {
      await session.setAdapters(adapters)
      await expect(session.restorePrefix(prefix)).rejects.toMatchObject({ code: 'prefix-invalid', details: { why: 'other adapters' } })
    }
    const again = await model.loadAdapter(at('one'))
    await session.setAdapters([{ adapter: again, weight: 1 }])
    await session.restorePrefix(prefix)
    expect(session.promptTokens).toBe(prompt.tokens)
    again.close()
  })

  it('that is closed is kept for the session that applies it', async () => {
    const expected = await said([{ adapter: one, weight: 1 }])
    const again = await model.loadAdapter(at('one'))
    await session.setAdapters([{ adapter: again, weight: 1 }])
    again.close()
    await session.prefill(prompt, stop(), () => {})
    expect(await write(session, settings)).toEqual(expected.written)
    expect(() => session.setAdapters([{ adapter: again, weight: 1 }])).toThrow('closed')
  })
})

describe('what is refused, with what was there going on', () => {
  it('a file that is none, an adapter of another model, one named twice, a weight that is no number', async () => {
    const before = await said([{ adapter: one, weight: 1 }])
    await expect(model.loadAdapter(files.textFile)).rejects.toMatchObject(refused)
    await expect(model.loadAdapter(at('missing'))).rejects.toMatchObject(refused)
    const elsewhere = await loadTinyModel()
    const stranger = await elsewhere.loadAdapter(at('one'))
    await expect(session.setAdapters([{ adapter: stranger, weight: 1 }])).rejects.toMatchObject(refused)
    stranger.close()
    elsewhere.close()
    const twice = [1, 0.5].map((weight) => ({ adapter: one, weight }))
    await expect(session.setAdapters(twice)).rejects.toMatchObject(refused)
    await expect(session.setAdapters([{ adapter: one, weight: Number.NaN }])).rejects.toMatchObject(refused)
    expect(await write(session, settings)).toEqual(before.written)
  })

  it('values that are no numbers, instead of words made of them', async () => {
    await session.setAdapters([{ adapter: one, weight: 1e38 }])
    await expect(session.prefill(prompt, stop(), () => {})).rejects.toMatchObject({ code: 'not-numbers' })
    await expect(write(session, settings)).rejects.toMatchObject({ code: 'prompt-not-read' })
  })
})
