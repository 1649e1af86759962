import type { RunEvent, Sample } from '../../../electron/contract/runs.ts'

/** One sample as far as it is known: its words while they are written, and all of it once it is finished. */
export interface Trace {
  number: number
  text: string
  finished: Sample | null
}

export type Traces = ReadonlyMap<number, Trace>

/** Applies one event of the run; the same map comes back when nothing changes. */
export function applyToTraces(traces: Traces, event: RunEvent): Traces {
  if (event.type === 'sample-finished') {
    const { sample } = event
    return new Map(traces).set(sample.number, { number: sample.number, text: sample.text, finished: sample })
  }
  if (event.type !== 'words-written') return traces
  const next = new Map(traces)
  for (const { sample, text } of event.pieces) {
    const before = next.get(sample)
    if (!before?.finished) next.set(sample, { number: sample, text: (before?.text ?? '') + text, finished: null })
  }
  return next
}

/** Finished samples as fetched, over what was streamed: a streamed tail of an unfinished sample is kept. */
export function withFinished(traces: Traces, samples: readonly Sample[]): Traces {
  const next = new Map(traces)
  for (const sample of samples) next.set(sample.number, { number: sample.number, text: sample.text, finished: sample })
  return next
}

/** Words while they are written, without the tags that the model sets around its parts. */
export function wordsWithoutTags(text: string): string {
  return text.replace(/<\/?(?:think|answer)>\s*/g, '').replace(/<\/?[a-z]*$/, '')
}

/** Finished samples, by number. */
export function finishedSamples(traces: Traces): Sample[] {
  return [...traces.values()].flatMap(({ finished }) => (finished ? [finished] : [])).sort((a, b) => a.number - b.number)
}
