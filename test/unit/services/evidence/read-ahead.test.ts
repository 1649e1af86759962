import { expect, test } from 'vitest'
import type { PhotoId } from '../../../../electron/contract/ids.ts'
import { createReadAhead } from '../../../../electron/services/evidence/read-ahead.ts'

const id = (name: string) => name as PhotoId

/** Reads one photo for each `step`, and tells in which order. */
function slowReader() {
  const order: string[] = []
  let finish = () => {}
  const ensure = (photoId: PhotoId) => {
    order.push(photoId)
    return new Promise<never[]>((resolve) => {
      finish = () => resolve([])
    })
  }
  const step = async () => {
    finish()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { order, evidence: { ensure }, step }
}

function readAhead(evidence: ReturnType<typeof slowReader>['evidence'], controller = new AbortController()) {
  return createReadAhead(evidence, { signal: controller.signal, onBug: (error) => expect.unreachable(String(error)) })
}

test('photos are read one at a time in the order of their arrival, the one that is looked at before all others', async () => {
  const { order, evidence, step } = slowReader()
  const ahead = readAhead(evidence)
  for (const name of ['a', 'b', 'c', 'd']) ahead.later(id(name))
  expect(order).toEqual(['a'])
  ahead.next(id('d'))
  ahead.next(id('x'))
  for (let count = 0; count < 6; count++) await step()
  expect(order).toEqual(['a', 'x', 'd', 'b', 'c'])
})

test('looking again at a photo that was read, or could not be, does not read it again', async () => {
  const { order, evidence, step } = slowReader()
  const ahead = readAhead(evidence)
  ahead.next(id('a'))
  await step()
  ahead.next(id('a'))
  await step()
  expect(order).toEqual(['a'])
})

test('a failure that is a bug is told, and reading goes on', async () => {
  const bugs: unknown[] = []
  const order: string[] = []
  const evidence = {
    ensure: async (photoId: PhotoId) => {
      order.push(photoId)
      if (photoId === 'a') throw new Error('bug')
      return []
    },
  }
  const ahead = createReadAhead(evidence, { signal: new AbortController().signal, onBug: (error) => bugs.push(error) })
  ahead.later(id('a'))
  ahead.later(id('b'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(order).toEqual(['a', 'b'])
  expect(bugs).toHaveLength(1)
})
