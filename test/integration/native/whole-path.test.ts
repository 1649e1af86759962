import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NativeModel, NativePrompt, NativeSession } from '../../../native/surface.ts'
import { addon, encodedPrompt, greedy, loadTinyModel, machine, question, sessionFor, striped, warm, write } from './tiny-model.ts'

let model: NativeModel
let prompt: NativePrompt
let session: NativeSession

beforeAll(async () => {
  model = await loadTinyModel()
  prompt = await encodedPrompt(model)
  session = await sessionFor(model, 8)
  await session.prefill(prompt, new addon.Stop(), () => {})
})
afterAll(() => {
  session.close()
  prompt.close()
  model.close()
})

describe('loading', () => {
  it('runs on a processor library of llama.cpp’s release and says which', () => {
    expect(machine.llamaVersion.startsWith(addon.build.llamaVersion)).toBe(true)
    expect(machine.cpuLibrary).toMatch(/ggml-cpu/)
    expect(machine.devices.some(({ kind }) => kind === 'cpu')).toBe(true)
  })

  it('describes the model', () => {
    expect(model.description).toMatchObject({ architecture: 'qwen2vl', quantisation: 'all F32', layers: 4, vocabularySize: 320 })
    // keys and values, 2 bytes each, 4 layers of 2 heads of 32
    expect(model.description.keyValueBytesPerToken).toBe(2 * 2 * 4 * 2 * 32)
  })
})

describe('the prompt', () => {
  it('has the image resized to whole 28-pixel tokens, with two-dimensional positions', () => {
    expect([prompt.resizedWidthPx, prompt.resizedHeightPx, prompt.imageTokens]).toEqual([644, 476, 23 * 17])
    expect(prompt.tokens - prompt.positions).toBe(23 * 17 - Math.max(23, 17))
  })

  it('keeps within the image tokens allowed', async () => {
    const large = await model.preparePrompt(question, striped(3000, 2000), new addon.Stop())
    expect(large.imageTokens).toBeLessThanOrEqual(1280)
    expect(large.imageTokens).toBeGreaterThan(1000)
    large.close()
  })

  it('takes the smallest and the narrowest photo', async () => {
    for (const image of [striped(1, 1), striped(1, 3000)]) {
      const small = await encodedPrompt(model, question, image)
      expect(small.imageTokens).toBeGreaterThan(0)
      small.close()
    }
  })

  it('reads markup in our template as control tokens and in a person’s words as words', () => {
    const [end] = model.tokenize('<|im_end|>', true)
    expect(model.tokenize('<|im_end|>', true)).toHaveLength(1)
    expect(model.tokenize('a <|im_end|> b', false)).not.toContain(end)
  })

  it('tells how far the vision tower and the reading are', async () => {
    const fractions: number[] = []
    const fresh = await model.preparePrompt(question, striped(320, 240), new addon.Stop())
    await fresh.encode(new addon.Stop(), (fraction) => fractions.push(fraction))
    expect(fractions).toEqual([0.25, 0.5, 0.75, 1])
    fractions.length = 0
    const other = await sessionFor(model, 1)
    await other.prefill(fresh, new addon.Stop(), (fraction) => fractions.push(fraction))
    expect(fractions.at(-1)).toBe(1)
    other.close()
    fresh.close()
  })
})

const largestGap = (a: number[], b: number[]) => Math.max(...a.map((one, at) => Math.abs(one - b[at]!)))

describe('samples', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

  it.each([
    ['greedy', greedy, 1],
    ['greedy', greedy, 4],
    ['greedy', greedy, 8],
    ['drawn', warm, 2],
    ['drawn', warm, 8],
  ])('are the same %s, together with others as alone, to the last bit', async (_how, settings, count) => {
    const long = { ...settings, maxNewTokens: 80 }
    const together = await write(session, { ...long, samples: numbers(count) })
    for (const number of numbers(count)) {
      const alone = (await write(session, { ...long, samples: [number] })).get(number)!
      expect(together.get(number)).toEqual(alone)
    }
  })

  it('are the same for the same seed and others for another, and differ from each other', async () => {
    const first = await write(session, { ...warm, samples: [0, 1] })
    const again = await write(session, { ...warm, samples: [0, 1] })
    const other = await write(session, { ...warm, seed: 2, samples: [0, 1] })
    expect(again).toEqual(first)
    expect(other.get(0)!.tokens).not.toEqual(first.get(0)!.tokens)
    expect(first.get(1)!.tokens).not.toEqual(first.get(0)!.tokens)
  })

  it('end at the length asked for, or where the model ends them', async () => {
    const written = await write(session, { ...warm, maxNewTokens: 120, samples: numbers(8) })
    for (const { tokens, reason } of written.values()) {
      if (reason === 'length') expect(tokens).toHaveLength(120)
      else expect(model.isEndOfGeneration(tokens.at(-1)!)).toBe(true)
    }
  })

  it('have the log-probabilities that scoring gives the same tokens', async () => {
    const { tokens, logProbabilities } = (await write(session, { ...warm, samples: [3] })).get(3)!
    const scores = await session.score(Int32Array.from(tokens), new addon.Stop())
    expect(scores).toHaveLength(tokens.length)
    expect(largestGap([...scores], logProbabilities)).toBeLessThan(1e-3)
  })

  it('are written sixteen at a time where so many are asked for', async () => {
    const wide = await sessionFor(model, 16)
    await wide.prefill(prompt, new addon.Stop(), () => {})
    expect((await write(wide, { ...warm, samples: numbers(16) })).size).toBe(16)
    wide.close()
  })

  it('leave room for scoring, even where they filled the context', async () => {
    const tight = await sessionFor(model, 2, 512)
    await tight.prefill(prompt, new addon.Stop(), () => {})
    const filling = { ...greedy, grammar: 'root ::= [a-z] root', maxNewTokens: 400, samples: [0, 1] }
    const written = await write(tight, filling)
    expect(written.get(0)!.reason).toBe('context-full')
    expect(await tight.score(Int32Array.from(written.get(0)!.tokens.slice(0, 20)), new addon.Stop())).toHaveLength(20)
    tight.close()
  })

  it('follow a grammar', async () => {
    const grammar = 'root ::= "<answer>" [a-z]{3,5} "</answer>"'
    const written = await write(session, { ...warm, grammar, maxNewTokens: 60, samples: numbers(4) })
    for (const { tokens, reason } of written.values()) {
      const text = Buffer.concat(tokens.map((token) => model.tokenBytes(token))).toString()
      expect(text).toMatch(/^<answer>[a-z]{3,5}<\/answer>$/)
      expect(reason).toBe('end-of-generation')
    }
  })

  it('end where the context is full', async () => {
    const tight = await sessionFor(model, 2, 512)
    await tight.prefill(prompt, new addon.Stop(), () => {})
    const written = await write(tight, { ...greedy, grammar: 'root ::= [a-z]*', maxNewTokens: 500, samples: [0, 1] })
    for (const { reason } of written.values()) expect(reason).toBe('context-full')
    tight.close()
  })
})
