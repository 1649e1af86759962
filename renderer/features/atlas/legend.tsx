import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, type Ref, useState } from 'react'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { regionStroke } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'
import { areaText } from '../../ui/figures/distance.ts'
import { LegendMarks, type MapMarks } from './legend-marks.tsx'

interface LegendProps {
  ref: Ref<HTMLElement>
  posterior: Posterior | null
  claim: boolean
  marks: MapMarks
  /** What to know of the answer; shown even while the legend is folded. */
  remark: ReactNode
  /** Whose view of contested borders is drawn. */
  borders: string
}

/** In a window narrower than this the legend would hide too much of the map, and starts folded. */
const ROOMY_REM = 67.5

// The window's own width would have the whole page laid out first.
const isRoomy = () => matchMedia(`(min-width: ${ROOMY_REM}rem)`).matches

/** What the map's marks mean; the lines are drawn with the same strokes as on the map. */
export function Legend({ ref, posterior, claim, marks, remark, borders }: LegendProps) {
  const [open, setOpen] = useState(isRoomy)
  const Chevron = open ? ChevronUp : ChevronDown
  return (
    <section ref={ref} className="legend" aria-label={atlasStrings.legend}>
      {remark}
      <button type="button" className="legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {atlasStrings.legend}
        <Chevron aria-hidden="true" />
      </button>
      {open && <LegendEntries posterior={posterior} claim={claim} marks={marks} />}
      {open && <p className="legend-borders">{borders}</p>}
    </section>
  )
}

function LegendEntries({ posterior, claim, marks }: Pick<LegendProps, 'posterior' | 'claim' | 'marks'>) {
  const regions = posterior?.regions.toSorted((a, b) => a.level - b.level) ?? []
  return (
    <ul>
      {posterior && posterior.cells.length > 0 && (
        <li>
          <span className="legend-ramp" aria-hidden="true" />
          {atlasStrings.mass}
        </li>
      )}
      {regions.map(({ level, areaKm2 }) => {
        const { widthPx, dash } = regionStroke(level)
        return (
          <li key={level} className="figures">
            <svg className="legend-line" viewBox="0 0 28 8" aria-hidden="true">
              <line x1="1" y1="4" x2="27" y2="4" strokeWidth={widthPx} strokeDasharray={dash.join(' ')} />
            </svg>
            {atlasStrings.region(level, areaText(areaKm2))}
          </li>
        )
      })}
      {posterior && posterior.candidates.length > 0 && (
        <li>
          <span className="legend-pin" aria-hidden="true">
            1
          </span>
          {atlasStrings.candidate}
        </li>
      )}
      {claim && (
        <li>
          <span className="legend-claim" aria-hidden="true" />
          {atlasStrings.claim}
        </li>
      )}
      <LegendMarks marks={marks} />
    </ul>
  )
}
