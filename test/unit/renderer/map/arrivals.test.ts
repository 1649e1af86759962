import { expect, test } from 'vitest'
import { createArrivals } from '../../../../renderer/map/arrivals.ts'

function noted(together: boolean) {
  const told: string[] = []
  const arrivals = createArrivals<string>(together, () => told.push('complete'))
  const expectAll = (...names: string[]) => {
    for (const name of names) arrivals.expect(name, () => told.push(name))
  }
  return { told, arrivals, expectAll }
}

test('together, nobody is told of before the last has come', () => {
  const { told, arrivals, expectAll } = noted(true)
  expectAll('west', 'east')
  arrivals.came('east')
  expect(told).toEqual([])
  arrivals.came('west')
  expect(told).toEqual(['east', 'west', 'complete'])
})

test('each by itself, everybody is told of at once', () => {
  const { told, arrivals, expectAll } = noted(false)
  expectAll('west', 'east')
  arrivals.came('east')
  expect(told).toEqual(['east'])
  arrivals.came('west')
  expect(told).toEqual(['east', 'west', 'complete'])
})

test('one that is not wanted any more holds nobody up, and is not told of', () => {
  const { told, arrivals, expectAll } = noted(true)
  expectAll('west', 'middle', 'east')
  arrivals.came('west')
  arrivals.came('middle')
  arrivals.forget('middle')
  arrivals.forget('east')
  expect(told).toEqual(['west', 'complete'])
})

test('what has come is not awaited, and is told of once', () => {
  const { told, arrivals, expectAll } = noted(true)
  expectAll('west', 'east')
  arrivals.came('west')
  expect([arrivals.awaits('west'), arrivals.awaits('east'), arrivals.complete()]).toEqual([false, true, false])
  arrivals.came('west')
  arrivals.came('east')
  expect(told).toEqual(['west', 'east', 'complete'])
  expect(arrivals.complete()).toBe(true)
})
