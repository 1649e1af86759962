import { expect, test } from 'vitest'
import type { RunId } from '../../../../../electron/contract/ids.ts'
import type { RunEvent, Sample } from '../../../../../electron/contract/runs.ts'
import {
  applyToTraces,
  finishedSamples,
  type Traces,
  withFinished,
  wordsWithoutTags,
} from '../../../../../renderer/features/reasoning/trace.ts'

const runId = 'run' as RunId
const words = (...pieces: [number, string][]): RunEvent => ({
  type: 'words-written',
  runId,
  pieces: pieces.map(([sample, text]) => ({ sample, text })),
})
const sample = (number: number, text: string, resolvedName: string | null, city: string | null = null) =>
  ({ number, text, resolvedName, answer: { reasoning: null, country: 'X', city, complaints: [] } }) as unknown as Sample

const play = (events: RunEvent[]) => events.reduce<Traces>(applyToTraces, new Map())

test('pieces of several samples are put together, each in its own trace', () => {
  const traces = play([words([0, 'The '], [1, 'A ']), words([0, 'street']), words([1, 'river'])])
  expect(traces.get(0)?.text).toBe('The street')
  expect(traces.get(1)?.text).toBe('A river')
})

test('a finished sample is final: late pieces do not add to it', () => {
  const traces = play([words([0, 'The ']), { type: 'sample-finished', runId, sample: sample(0, 'The end', null) }, words([0, 'again'])])
  expect(traces.get(0)?.text).toBe('The end')
})

test('samples that were fetched replace what was streamed, and leave the others', () => {
  const traces = withFinished(play([words([0, 'half'], [1, 'half'])]), [sample(0, 'whole', null)])
  expect([traces.get(0)?.text, traces.get(1)?.text]).toEqual(['whole', 'half'])
})

test('finished samples come in the order of their numbers', () => {
  const traces = withFinished(play([words([3, 'half'])]), [sample(2, 'c', null), sample(0, 'a', null)])
  expect(finishedSamples(traces).map(({ number }) => number)).toEqual([0, 2])
})

test('tags are left out while words are written, even a half-written one', () => {
  expect(wordsWithoutTags('<think>A street</think><answer>country')).toBe('A streetcountry')
  expect(wordsWithoutTags('A street</thi')).toBe('A street')
  expect(wordsWithoutTags('3 < 5 and <b>')).toBe('3 < 5 and <b>')
})
