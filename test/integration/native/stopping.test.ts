import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NativeModel } from '../../../native/surface.ts'
import { addon, encodedPrompt, greedy, loadOptions, loadTinyModel, question, sessionFor, striped, warm, write } from './tiny-model.ts'

let model: NativeModel
beforeAll(async () => {
  model = await loadTinyModel()
})
afterAll(() => model.close())

const stopped = { code: 'stopped' }

describe('stopping', () => {
  it('ends loading', async () => {
    const stop = new addon.Stop()
    await expect(addon.loadModel(loadOptions, stop, () => stop.stop())).rejects.toMatchObject(stopped)
  })

  it('ends the vision tower between two of its blocks, and the next photo is seen in full', async () => {
    const stop = new addon.Stop()
    const prompt = await model.preparePrompt(question, striped(640, 480), new addon.Stop())
    const fractions: number[] = []
    const encoding = prompt.encode(stop, (fraction) => fractions.push(fraction))
    stop.stop()
    await expect(encoding).rejects.toMatchObject(stopped)
    expect(fractions).not.toContain(1)
    await prompt.encode(new addon.Stop(), (fraction) => fractions.push(fraction))
    expect(fractions).toContain(1)
    prompt.close()
  })

  it('ends reading; what was half read is not written on from', async () => {
    const prompt = await encodedPrompt(model)
    const session = await sessionFor(model, 1)
    const stop = new addon.Stop()
    const reading = session.prefill(prompt, stop, () => {})
    stop.stop()
    await expect(reading).rejects.toMatchObject(stopped)
    await expect(write(session, { ...greedy, samples: [0] })).rejects.toMatchObject({ code: 'prompt-not-read' })
    session.close()
    prompt.close()
  })

  it('ends writing within a token, and the session goes on as if nothing had been', async () => {
    const prompt = await encodedPrompt(model)
    const session = await sessionFor(model, 2)
    await session.prefill(prompt, new addon.Stop(), () => {})
    const whole = await write(session, { ...warm, samples: [0, 1] })
    const stop = new addon.Stop()
    let steps = 0
    let stepsWhenAsked = 0
    const writing = session.sample({ ...warm, grammar: 'root ::= [a-z]*', maxNewTokens: 600, samples: [0, 1] }, stop, () => {
      steps++
      if (steps !== 5) return
      stop.stop()
      stepsWhenAsked = steps
    })
    await expect(writing).rejects.toMatchObject(stopped)
    // Steps that were on their way already may still arrive; the whole length may not.
    expect(steps - stepsWhenAsked).toBeLessThan(100)
    expect(await write(session, { ...warm, samples: [0, 1] })).toEqual(whole)
    session.close()
    prompt.close()
  })

  it('before the start does nothing at all', async () => {
    const stop = new addon.Stop()
    stop.stop()
    expect(stop.stopped).toBe(true)
    await expect(model.preparePrompt(question, striped(64, 64), stop)).rejects.toMatchObject(stopped)
  })
})

describe('misuse', () => {
  it('of a session by two at once, or of what is closed, is refused', async () => {
    const prompt = await encodedPrompt(model)
    const session = await sessionFor(model, 1)
    await session.prefill(prompt, new addon.Stop(), () => {})
    const letters = { ...greedy, grammar: 'root ::= [a-z] root', maxNewTokens: 30, samples: [0] }
    // Each begins on a thread of its own: which of them comes first is the system's choice.
    const together = await Promise.allSettled(Array.from({ length: 4 }, () => write(session, letters)))
    const refused = together.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThan(together.length)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'busy' })
    // Closing waits for what is under way.
    const writing = write(session, letters)
    session.close()
    await expect(writing).resolves.toHaveProperty('size', 1)
    expect(() => session.promptTokens).toThrow('closed')
    prompt.close()
    expect(() => prompt.encode(new addon.Stop(), () => {})).toThrow('closed')
  })

  it('is told by code', async () => {
    const stop = new addon.Stop()
    const session = await sessionFor(model, 1, 256)
    const long = await encodedPrompt(model)
    await expect(session.prefill(long, stop, () => {})).rejects.toMatchObject({ code: 'context-too-small' })
    const wrong = { rgb: new Uint8Array(10), widthPx: 2, heightPx: 2 }
    await expect(model.preparePrompt(question, wrong, stop)).rejects.toMatchObject({
      code: 'image-size-wrong',
      details: { expectedBytes: 12 },
    })
    await expect(model.preparePrompt(question, striped(0, 5), stop)).rejects.toMatchObject({ code: 'image-size-wrong' })
    const small = await model.preparePrompt(question, striped(56, 56), stop)
    await expect(session.prefill(small, stop, () => {})).rejects.toMatchObject({ code: 'prompt-not-read' })
    await small.encode(stop, () => {})
    await session.prefill(small, stop, () => {})
    await expect(write(session, { ...greedy, grammar: 'root ::= "unclosed', samples: [0] })).rejects.toMatchObject({
      code: 'grammar-invalid',
    })
    await expect(write(session, { ...greedy, samples: [0, 1] })).rejects.toMatchObject({ code: 'session-refused' })
    session.close()
  })
})
