import { afterAll, describe, expect, it } from 'vitest'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { LocateEvent, LocateRequest } from '../../../electron/services/inference/engine-protocol.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'

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
    threads: 2,
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
    expect(result.quantisation).toBe('F16')
  })
})
