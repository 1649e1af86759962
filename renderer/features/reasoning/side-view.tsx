import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { EntitiesOfRun } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { SampleHead } from './sample-head.tsx'
import { SharedEntities } from './shared-entities.tsx'
import { useReasoning } from './store.ts'
import type { Traces } from './trace.ts'
import { TraceBody } from './trace-body.tsx'

/** Narrower columns break nearly every line; more than four cannot be held in one look. */
const NARROWEST_REM = 14.5
const MOST_COLUMNS = 4

interface SideViewProps {
  traces: Traces
  count: number
  found: EntitiesOfRun | null
  onWide: (() => void) | null
}

/** Samples beside each other, as many as the width holds; what is pointed at in one is lit in all. */
export function SideView({ traces, count, found, onWide }: SideViewProps) {
  const grid = useRef<HTMLDivElement>(null)
  const columns = Math.min(useColumns(grid), count)
  const [from, setFrom] = useState(0)
  const shown = useReasoning((state) => state.shown)
  useEffect(() => setFrom(Math.floor(shown / columns) * columns), [shown, columns])
  const first = Math.max(0, Math.min(from, count - columns))
  const numbers = Array.from({ length: columns }, (_, column) => first + column)
  return (
    <div ref={grid} className="side">
      {columns < 2 && count > 1 && (
        <p className="faint side-narrow">
          {entityStrings.narrow}
          {onWide && <Button onClick={onWide}>{entityStrings.readWide}</Button>}
        </p>
      )}
      {count > columns && (
        <div className="side-pages">
          <IconButton label={entityStrings.earlier} disabled={first === 0} onClick={() => setFrom(first - columns)}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <span className="faint figures">{entityStrings.columnsShown(first, first + columns, count)}</span>
          <IconButton label={entityStrings.later} disabled={first + columns >= count} onClick={() => setFrom(first + columns)}>
            <ChevronRight aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {columns > 1 && found && <SharedEntities entities={found.entities} numbers={numbers} />}
      <div className="side-columns" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {numbers.map((number) => (
          <article key={number} className="side-column">
            <SampleHead number={number} trace={traces.get(number)} named />
            <TraceBody trace={traces.get(number)} found={found} />
          </article>
        ))}
      </div>
    </div>
  )
}

function useColumns(element: React.RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1)
  useEffect(() => {
    const node = element.current
    if (!node) return
    const measure = () => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setColumns(Math.max(1, Math.min(MOST_COLUMNS, Math.floor(node.clientWidth / (NARROWEST_REM * remPx)))))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return columns
}
