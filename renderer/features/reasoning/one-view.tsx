import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { EntitiesOfRun } from '../../../electron/contract/entities.ts'
import { entityStrings, reasoningStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { ChosenEntity } from './chosen-entity.tsx'
import { Legend } from './legend.tsx'
import { SampleHead } from './sample-head.tsx'
import { SampleTabs } from './sample-tabs.tsx'
import { stepEntity } from './step-entity.ts'
import type { Traces } from './trace.ts'
import { TraceBody } from './trace-body.tsx'

interface OneViewProps {
  traces: Traces
  count: number
  shown: number
  found: EntitiesOfRun | null
  keys: { next: string; previous: string }
}

/** One sample to read, with its claims marked in the words. */
export function OneView({ traces, count, shown, found, keys }: OneViewProps) {
  const trace = traces.get(shown)
  const marked = found?.entities.some(({ samples }) => samples.includes(shown)) ?? false
  return (
    <section className="section reading-one">
      <div className="reading-line">
        <SampleTabs count={count} traces={traces} shown={shown} />
        {marked && (
          <div className="reading-steps">
            <IconButton label={entityStrings.previous} keys={keys.previous} onClick={() => stepEntity(-1)}>
              <ChevronLeft aria-hidden="true" />
            </IconButton>
            <IconButton label={entityStrings.next} keys={keys.next} onClick={() => stepEntity(1)}>
              <ChevronRight aria-hidden="true" />
            </IconButton>
          </div>
        )}
      </div>
      <article className="sample" aria-label={reasoningStrings.sample(shown)}>
        <SampleHead number={shown} trace={trace} />
        <TraceBody trace={trace} found={found} follows />
      </article>
      {marked && <Legend />}
      <ChosenEntity found={found} />
    </section>
  )
}
