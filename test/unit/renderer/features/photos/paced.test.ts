import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { paced } from '../../../../../renderer/features/photos/paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('never runs twice at once, rests between, and serves all who asked meanwhile with one more time', async () => {
  let running = 0
  let runs = 0
  const ask = paced(
    async () => {
      running += 1
      runs += 1
      expect(running).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 100))
      running -= 1
    },
    () => Date.now(),
  )
  const first = ask()
  const others = Array.from({ length: 50 }, ask)
  await vi.advanceTimersByTimeAsync(100)
  await first
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(399)
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(101)
  await Promise.all(others)
  expect(runs).toBe(2)
  await vi.advanceTimersByTimeAsync(1000)
  expect(runs).toBe(2)
  void ask()
  expect(runs).toBe(3)
})

it('goes on after a time that failed', async () => {
  let fails = true
  const ask = paced(
    async () => {
      if (fails) throw new Error('not now')
    },
    () => Date.now(),
  )
  await expect(ask()).rejects.toThrow('not now')
  fails = false
  await expect(ask()).resolves.toBeUndefined()
})
