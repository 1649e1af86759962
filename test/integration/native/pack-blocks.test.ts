// Blocks packed side by side are to the last bit those that ggml makes, for numbers of every kind.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { randomWords } from '../../../models/fixtures/random-words.ts'
import { TENSOR_TYPES } from '../../../models/gguf/format.ts'
import { tensorBytes } from '../../../models/gguf/tensors.ts'
import { python, runReference, WITHOUT_PYTHON } from '../models/conversion/reference.ts'
import { addon, loaded } from './tiny-model.ts'

const ROW_LENGTH = 512
const ROWS_OF_A_KIND = 200

const words = randomWords('pack-blocks')(new Uint32Array(ROWS_OF_A_KIND * ROW_LENGTH * 3))
let drawn = 0
const draw = () => words[drawn++ % words.length]! / 2 ** 32
const bell = () => (draw() + draw() + draw() - 1.5) * 2

const KINDS: Record<string, (at: number) => number> = {
  'as weights are': () => bell() * 0.02,
  'with far outliers': () => bell() ** 5 * 10,
  'mostly nothing': () => (draw() < 0.95 ? 0 : bell()),
  'nothing at all': () => 0,
  'all the same': () => 1.5,
  'close to nothing': () => bell() * 1e-14,
  'without a fraction': () => Math.floor(draw() * 3) - 1,
  huge: () => bell() * 1e5,
  'all below zero': () => -Math.abs(bell()) - 1,
  'one stretch far above the others': (at) => Math.abs(bell()) + (at % 256 < 32 ? 100 : 0),
  'one stretch far below the others': (at) => bell() * (Math.floor(at / 32) % 8 === 3 ? 1e-6 : 1),
  'of every size': () => bell() * 10 ** (draw() * 17 - 15),
}

test.for(['Q4_K', 'Q6_K'] as const)('%s', async (to, context) => {
  if (python === null) return context.skip(WITHOUT_PYTHON)
  const folder = mkdtempSync(join(tmpdir(), 'pack-blocks-'))
  try {
    for (const [kind, number] of Object.entries(KINDS)) {
      const numbers = Float32Array.from({ length: ROWS_OF_A_KIND * ROW_LENGTH }, (_, at) => number(at))
      const bytes = new Uint8Array(numbers.buffer)
      const into = new Uint8Array(tensorBytes(to, [ROW_LENGTH, ROWS_OF_A_KIND]))
      await addon.quantise({ from: 'F32', to, rowLength: ROW_LENGTH, threads: 2, into, changes: [] }, bytes, new addon.Stop())
      writeFileSync(join(folder, 'numbers'), bytes)
      const sizes = [String(TENSOR_TYPES[to].id), String(ROW_LENGTH), String(into.byteLength)]
      runReference('pack.py', loaded.libraries.folder, ...sizes, join(folder, 'numbers'), join(folder, 'packed'))
      const expected = readFileSync(join(folder, 'packed'))
      const { blockBytes } = TENSOR_TYPES[to]
      const wrong = Array.from({ length: into.byteLength / blockBytes }, (_, block) => block).filter((block) => {
        const place = [block * blockBytes, (block + 1) * blockBytes] as const
        return !expected.subarray(...place).equals(into.subarray(...place))
      })
      expect([kind, wrong]).toEqual([kind, []])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
