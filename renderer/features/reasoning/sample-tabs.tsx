import { RadioGroup } from 'radix-ui'
import { reasoningStrings } from '../../strings/index.ts'
import { useReasoning } from './store.ts'
import type { Traces } from './trace.ts'

function stateOf(traces: Traces, number: number): 'waiting' | 'writing' | 'finished' | 'troubled' {
  const trace = traces.get(number)
  if (!trace) return 'waiting'
  if (!trace.finished) return 'writing'
  return trace.finished.answer.complaints.length > 0 ? 'troubled' : 'finished'
}

/** One small square a sample; its look tells how far the sample is. */
export function SampleTabs({ count, traces, shown }: { count: number; traces: Traces; shown: number }) {
  const show = useReasoning((state) => state.show)
  const numbers = Array.from({ length: Math.max(count, ...[...traces.keys()].map((number) => number + 1)) }, (_, number) => number)
  return (
    <RadioGroup.Root
      className="sample-tabs"
      aria-label={reasoningStrings.listLabel}
      value={String(shown)}
      onValueChange={(value) => show(Number(value))}
    >
      {numbers.map((number) => {
        const state = stateOf(traces, number)
        return (
          <RadioGroup.Item
            key={number}
            value={String(number)}
            className="sample-tab figures"
            data-progress={state}
            aria-label={`${reasoningStrings.sample(number)}${state === 'writing' ? `, ${reasoningStrings.writing}` : ''}`}
          >
            {number + 1}
          </RadioGroup.Item>
        )
      })}
    </RadioGroup.Root>
  )
}
