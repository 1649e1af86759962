// What the addon's quantiser says of numbers that cannot be written, in the conversion's own words; and that it can be stopped.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { type ConvertOptions, convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { smallQwen, writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { addon } from '../../native/tiny-model.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantiser-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Converts a model with one odd number. */
function withNumber(tensor: string, position: number, value: number, format: ConvertOptions['format']): Promise<unknown> {
  const parts = smallQwen()
  new Float32Array(parts.tensors.find(({ name }) => name === tensor)!.bytes.buffer)[position] = value
  writeSmallQwen(folder, parts)
  return convertCheckpoint({
    ...{ folder, outputFolder: join(folder, 'out'), fileName: 'small', name: null },
    ...{ format, projectorFormat: 'F16', quantiser: addonQuantiser(addon, 2) },
  })
}

describe('the weights are named', () => {
  test.for([
    ['model.norm.weight', 9, 'Q8_0'],
    ['model.embed_tokens.weight', 12_345, 'Q8_0'],
    ['model.layers.1.mlp.down_proj.weight', 777, 'F32'],
    ['visual.patch_embed.proj.weight', 3_000, 'F32'],
    ['visual.blocks.0.attn.qkv.weight', 1_500, 'F16'],
  ] as const)('that hold a value that is none: %s', async ([tensor, position, format]) => {
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      await expect(withNumber(tensor, position, value, format)).rejects.toMatchObject({
        problem: { code: 'checkpoint-value-invalid', message: expect.stringMatching(/no number/), details: { tensor } },
      })
      expect(existsSync(join(folder, `out/small-${format}.gguf`))).toBe(false)
    }
  })

  test('that hold one too large for the type', async () => {
    await expect(withNumber('model.embed_tokens.weight', 9, 70_000, 'F16')).rejects.toMatchObject({
      problem: { code: 'checkpoint-value-invalid', message: expect.stringMatching(/too large for F16/) },
    })
  })
})

test('the place of a value that is none is told', async () => {
  await expect(withNumber('model.embed_tokens.weight', 12_345, Number.NaN, 'Q8_0')).rejects.toMatchObject({
    problem: { details: { position: 12_345 } },
  })
})

test('a signal stops it in the midst of its work', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const quantiser = addonQuantiser(addon, 2, controller.signal)
  const [rowLength, rows] = [4096, 4096]
  const bytes = new Uint8Array(new Float32Array(rowLength * rows).fill(0.5).buffer)
  const into = new Uint8Array((rowLength * rows * 110) / 256)
  const packing = quantiser.quantise({ from: 'F32', to: 'Q3_K', rowLength, bytes, into, changes: [] })
  controller.abort(reason)
  await expect(packing).rejects.toBe(reason)
  await expect(quantiser.quantise({ from: 'F32', to: 'Q3_K', rowLength, bytes, into, changes: [] })).rejects.toBe(reason)
})
