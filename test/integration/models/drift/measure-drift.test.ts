// A checkpoint at 16 bits beside itself in fewer, through the engine's process, as the command does it.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { drift } from '../../../../electron/contract/drift.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { checkDrift } from '../../../../electron/hosts/models/drift.ts'
import type { DriftOrders } from '../../../../electron/hosts/models/drift-orders.ts'
import { driftTable } from '../../../../electron/hosts/models/drift-table.ts'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import type { NumberFormat } from '../../../../models/conversion/number-formats.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { addon } from '../../native/tiny-model.ts'

let folder: string
let orders: DriftOrders
const leftovers = () => readdirSync(join(folder, 'temporary'))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drift-test-'))
  const photosFolder = join(folder, 'photos')
  for (const name of ['checkpoint', 'photos', 'temporary']) mkdirSync(join(folder, name))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(folder, 'temporary'))
  writeSmallQwen(join(folder, 'checkpoint'))
  for (const [at, name] of ['one.png', 'two.jpg'].entries()) {
    const rgb = Uint8Array.from({ length: 96 * 64 * 3 }, (_, i) => (i * (7 + at * 4) + (i >> 6)) % 256)
    await sharp(rgb, { raw: { width: 96, height: 64, channels: 3 } }).toFile(join(photosFolder, name))
  }
  writeFileSync(join(photosFolder, 'samples.json'), JSON.stringify({ photos: [{ file: 'two.jpg', lat: 48.2, lon: 16.37 }] }))
  const [reference, quantised] = [await made('F16'), await made('Q4_K_M')]
  orders = { reference, quantised, photosFolder, libraryFolder: join(folder, 'library'), maxNewTokens: 24, maxImageTokens: 36 }
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function made(format: NumberFormat): Promise<string> {
  const options = { fileName: 'small', name: null, format, projectorFormat: 'F16', quantiser: addonQuantiser(addon, 1) } as const
  const { textFile } = await convertCheckpoint({ folder: join(folder, 'checkpoint'), outputFolder: join(folder, format), ...options })
  return textFile
}

const check = (changes: Partial<DriftOrders> = {}, signal = new AbortController().signal, say: (line: string) => void = () => {}) =>
  checkDrift({ ...orders, ...changes }, signal, say)

describe('a drift check', () => {
  test('measures a quantised model beside its reference', async () => {
    const said: string[] = []
    const found = await check({}, undefined, (line) => said.push(line))
    expect(drift.parse(JSON.parse(JSON.stringify(found)))).toEqual(found)
    expect(found).toMatchObject({ reference: { quantisation: 'F16' }, quantised: { quantisation: 'Q4_K_M' }, maxNewTokens: 24 })
    expect(found.reference.textSha256).not.toBe(found.quantised.textSha256)
    expect(found.photos.map(({ name }) => name)).toEqual(['one.png', 'two.jpg'])
    for (const { tokens, sameChoices, commonTokens, meanDivergence, maxDivergence } of found.photos) {
      expect(tokens).toBeGreaterThan(0)
      expect(sameChoices).toBeLessThanOrEqual(tokens)
      // As long as the answers are the same, so are the choices.
      expect(sameChoices).toBeGreaterThanOrEqual(commonTokens)
      expect(maxDivergence).toBeGreaterThanOrEqual(meanDivergence)
      expect(meanDivergence).toBeGreaterThan(0)
    }
    // One of the two has a place, and the words of this model come to none.
    expect(found.summary.accuracy).toMatchObject({ photos: 1, withinKm: [{ km: 25, reference: 0, quantised: 0 }, {}, {}, {}] })
    expect(said).toEqual(expect.arrayContaining(['The reference looks at photo 2 of 2', 'The quantised model looks at photo 1 of 2']))
    expect(driftTable(found)).toContain('two.jpg')
    expect(leftovers()).toEqual([])
  })

  test('finds none where only the file is another', async () => {
    const { photos, summary } = await check({ quantised: await renamed() })
    expect(summary.agreement).toBe(1)
    expect(summary.sameAnswers).toBe(photos.length)
    expect(summary.maxDivergence).toBeLessThan(1e-6)
  })

  test('stops when told, and leaves nothing behind', async () => {
    const stopping = new AbortController()
    const stopped = check({}, stopping.signal, (line) => {
      if (line.startsWith('The quantised')) stopping.abort(new DOMException('Enough', 'AbortError'))
    })
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect(leftovers()).toEqual([])
  })

  test('refuses what cannot be compared, in words', async () => {
    const codeOf = (changes: Partial<DriftOrders>) =>
      check(changes).then(
        () => 'none',
        (error) => problemOf(error)?.code,
      )
    expect(await codeOf({ quantised: orders.reference })).toBe('drift-same-model')
    expect(await codeOf({ quantised: 'test-tiny' })).toBe('drift-other-vocabulary')
    expect(await codeOf({ quantised: 'no-such-model' })).toBe('model-unknown')
    expect(await codeOf({ quantised: join(folder, 'absent.gguf') })).toBe('model-unknown')
    expect(await codeOf({ photosFolder: join(folder, 'F16') })).toBe('drift-photos')
    expect(await codeOf({ photosFolder: join(folder, 'absent') })).toBe('drift-photos')
    expect(await codeOf({ maxNewTokens: 2 ** 45 })).toBe('drift-no-room')
  })
})

/** The reference under another name of its own, so that its file is another. */
async function renamed(): Promise<string> {
  const options = { fileName: 'small', name: 'The same', format: 'F16', projectorFormat: 'F16', quantiser: null } as const
  const { textFile } = await convertCheckpoint({ folder: join(folder, 'checkpoint'), outputFolder: join(folder, 'renamed'), ...options })
  return textFile
}
