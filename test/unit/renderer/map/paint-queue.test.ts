import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPaintQueue } from '../../../../renderer/map/paint-queue.ts'

/** Frames come when the test says so, and time stands still unless the test moves it. */
let frames: (() => void)[] = []
let nowMs = 0
const nextFrame = () => {
  for (const frame of frames.splice(0)) frame()
}

beforeEach(() => {
  frames = []
  nowMs = 0
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Jobs that take `durationMs` each and write down what they did. */
function jobs(durationMs: number) {
  const did: string[] = []
  const job = (name: string) => ({
    paint: () => {
      nowMs += durationMs
      did.push(`paint ${name}`)
    },
    done: () => void did.push(`done ${name}`),
  })
  return { did, job }
}

test('paints in the next frame, names before ground, and no more than a few milliseconds of it', () => {
  const queue = createPaintQueue()
  const { did, job } = jobs(4)
  queue.add({}, job('a'))
  queue.add({}, job('b'))
  queue.add({}, job('c'))
  queue.add({}, job('name'), true)
  expect(did).toEqual([])
  nextFrame()
  expect(did).toEqual(['paint name', 'done name', 'paint a', 'done a'])
  nextFrame()
  expect(did.slice(4)).toEqual(['paint b', 'done b', 'paint c', 'done c'])
  expect(frames).toEqual([])
})

test('an answer is painted at once where it can be, and its rest in the next frame', () => {
  const queue = createPaintQueue()
  const { did, job } = jobs(16)
  for (const name of ['a', 'b', 'c', 'd']) queue.add({}, job(name))
  queue.hurry()
  queue.paintNow()
  expect(did).toEqual(['paint a', 'done a', 'paint b', 'done b'])
  nextFrame()
  expect(did.slice(4)).toEqual(['paint c', 'done c', 'paint d', 'done d'])
  nextFrame()
  expect(did).toHaveLength(8)
})

test('what was dropped, or comes when the map is gone, is not painted', () => {
  const queue = createPaintQueue()
  const { did, job } = jobs(1)
  const tile = {}
  queue.add(tile, job('gone'))
  queue.drop(tile)
  queue.add({}, job('waiting'))
  queue.end()
  queue.add({}, job('late'))
  queue.paintNow()
  nextFrame()
  expect(did).toEqual([])
})
