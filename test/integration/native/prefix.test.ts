import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NativeModel, NativeSession } from '../../../native/surface.ts'
import { addon, encodedPrompt, greedy, loadTinyModel, sessionFor, warm, write } from './tiny-model.ts'

let model: NativeModel
let session: NativeSession
let prefix: Uint8Array

beforeAll(async () => {
  model = await loadTinyModel()
  session = await sessionFor(model, 2)
  const prompt = await encodedPrompt(model)
  await session.prefill(prompt, new addon.Stop(), () => {})
  prompt.close()
  prefix = await session.savePrefix()
})
afterAll(() => {
  session.close()
  model.close()
})

describe('a saved prefix', () => {
  it('goes on exactly where it was, in another session of the model loaded again', async () => {
    const again = await loadTinyModel()
    const restored = await sessionFor(again, 2)
    await restored.restorePrefix(prefix)
    expect(restored.promptTokens).toBe(session.promptTokens)
    for (const settings of [greedy, warm]) {
      const before = await write(session, { ...settings, samples: [0, 1] })
      const after = await write(restored, { ...settings, samples: [0, 1] })
      expect(after).toEqual(before)
    }
    restored.close()
    again.close()
  })

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 100)],
    ['empty', () => new Uint8Array()],
    ['damaged in its middle', (bytes: Uint8Array) => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1)],
    ['of another model', (bytes: Uint8Array) => bytes.with(8, bytes[8]! ^ 1)],
    ['of another kind', (bytes: Uint8Array) => bytes.with(0, 0)],
  ])('that is %s is refused', async (_what, spoil) => {
    await expect(session.restorePrefix(Uint8Array.from(spoil(prefix)))).rejects.toMatchObject({ code: 'prefix-invalid' })
    // What was there before is still there.
    expect((await write(session, { ...greedy, samples: [0] })).get(0)!.tokens.length).toBeGreaterThan(0)
  })

  it('that is longer than the context is refused', async () => {
    const short = await sessionFor(model, 1, 256)
    await expect(short.restorePrefix(prefix)).rejects.toMatchObject({ code: 'context-too-small' })
    short.close()
  })
})
