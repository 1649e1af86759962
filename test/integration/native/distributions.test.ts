import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NativeModel, NativeSession } from '../../../native/surface.ts'
import { addon, encodedPrompt, loadTinyModel, promptWithoutPhoto, sessionFor } from './tiny-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'distributions-'))
const file = join(folder, 'kept.bin')
const answer = Int32Array.from({ length: 40 }, (_, at) => 65 + ((at * 7) % 40))
const stop = () => new addon.Stop()

let model: NativeModel
/** The same model after two prompts: two distributions at every position. */
let one: NativeSession
let other: NativeSession

beforeAll(async () => {
  model = await loadTinyModel()
  one = await sessionFor(model, 1)
  await one.prefill(await promptWithoutPhoto(model), stop(), () => {})
  other = await sessionFor(model, 1)
  await other.prefill(await encodedPrompt(model), stop(), () => {})
})
afterAll(() => {
  one.close()
  other.close()
  model.close()
  rmSync(folder, { recursive: true })
})

/** All log-probabilities at the position behind `before`, asked for one by one. */
async function distribution(session: NativeSession, before: Int32Array): Promise<number[]> {
  const found: number[] = []
  for (let token = 0; token < model.description.vocabularySize; token++)
    found.push((await session.score(Int32Array.from([...before, token]), stop())).at(-1)!)
  return found
}

describe('distributions', () => {
  test('of the same prompt are the same', async () => {
    await one.saveDistributions(answer, file, stop())
    const { divergences, sameChoices } = await one.compareDistributions(answer, file, stop())
    expect(sameChoices).toEqual(new Uint8Array(answer.length).fill(1))
    for (const divergence of divergences) expect(divergence).toBeLessThan(1e-6)
  })

  test('of two prompts diverge as much as their log-probabilities say', async () => {
    await one.saveDistributions(answer, file, stop())
    const { divergences, sameChoices } = await other.compareDistributions(answer, file, stop())
    expect(divergences.length).toBe(answer.length)
    for (const at of [0, 1, 23]) {
      const [from, to] = [await distribution(one, answer.subarray(0, at)), await distribution(other, answer.subarray(0, at))]
      const expected = from.reduce((sum, each, token) => sum + Math.exp(each) * (each - to[token]!), 0)
      expect(expected).toBeGreaterThan(0.001)
      expect(divergences[at]).toBeCloseTo(expected, 4)
      const best = (all: number[]) => all.indexOf(Math.max(...all))
      expect(sameChoices[at]).toBe(best(from) === best(to) ? 1 : 0)
    }
  })

  test('leave the prompt as it was', async () => {
    const before = await one.score(answer, stop())
    await one.saveDistributions(answer, file, stop())
    expect(await one.score(answer, stop())).toEqual(before)
  })

  test('that do not belong together are refused', async () => {
    await one.saveDistributions(answer, file, stop())
    const invalid = { code: 'distributions-invalid' }
    await expect(one.compareDistributions(answer.subarray(1), file, stop())).rejects.toMatchObject(invalid)
    const whole = readFileSync(file)
    for (const damaged of [whole.subarray(0, whole.length - 1), whole.subarray(0, 10), Buffer.from('something else'), Buffer.alloc(0)]) {
      writeFileSync(file, damaged)
      await expect(one.compareDistributions(answer, file, stop())).rejects.toMatchObject(invalid)
    }
    await expect(one.compareDistributions(answer, join(folder, 'absent'), stop())).rejects.toMatchObject(invalid)
  })

  test('need a disk that takes them, and stop when told', async () => {
    await expect(one.saveDistributions(answer, join(folder, 'no', 'such'), stop())).rejects.toMatchObject({
      code: 'distributions-unwritable',
    })
    await expect(one.saveDistributions(answer, '/dev/full', stop())).rejects.toMatchObject({ code: 'distributions-unwritable' })
    const stopped = stop()
    stopped.stop()
    await expect(one.saveDistributions(answer, file, stopped)).rejects.toMatchObject({ code: 'stopped' })
  })
})
