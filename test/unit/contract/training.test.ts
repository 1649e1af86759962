import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { trainingEvent, trainingVerb } from '../../../electron/contract/training.ts'
import verbs from '../../fixtures/training/verbs.json' with { type: 'json' }

const lines = readFileSync(new URL('../../fixtures/training/events.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

test.each(lines)('%s', (line) => {
  const event = JSON.parse(line)
  // Nothing is lost on the way through the schema either.
  expect(trainingEvent.parse(event)).toEqual(event)
})

test('the verbs are those of the file that the Python package is held to', () => {
  expect(trainingVerb.options).toEqual(verbs)
})

test('every event has a line', () => {
  const kinds = trainingEvent.options.map((option) => option.shape.event.value)
  expect(new Set(lines.map((line) => JSON.parse(line).event))).toEqual(new Set(kinds))
})

test.each([
  { v: 2, at: 1, event: 'finished', stopped_by: null },
  { v: 1, event: 'finished', stopped_by: null },
  { v: 1, at: 1, event: 'finished' },
  { v: 1, at: 1, event: 'progress', step: -1, of: 2, message: '' },
  { v: 1, at: 1, event: 'alarm', step: 1, kind: 'bored', message: '', values: {} },
  { v: 1, at: 1, event: 'metrics', step: 1, values: { kl: 'high' } },
  { v: 1, at: 1, event: 'somehow' },
])('%o is refused', (event) => {
  expect(trainingEvent.safeParse(event).success).toBe(false)
})
