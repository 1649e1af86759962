import type { HintSide, HintStrength } from '../../../electron/contract/hints.ts'
import { HINT_DASHES } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'

/** What else is on the map beside the answer. */
export interface MapMarks {
  hints: readonly { side: HintSide; strength: HintStrength }[]
  band: boolean
  rays: boolean
  overlays: boolean
}

export const hasMarks = ({ hints, band, rays, overlays }: MapMarks): boolean => hints.length > 0 || band || rays || overlays

/** Entries of the legend for what was drawn, computed or laid over the map by the analyst. */
export function LegendMarks({ marks: { hints, band, rays, overlays } }: { marks: MapMarks }) {
  const { marks } = atlasStrings
  return (
    <>
      {hints.map(({ side, strength }) => (
        <li key={`${side} ${strength}`}>
          <svg className="legend-area" data-mark={side} viewBox="0 0 28 14" aria-hidden="true">
            {side === 'outside' && <path d="M2 8 8 2M4 13 15 2M12 13 23 2M20 13 27 6" />}
            <rect x="1" y="1" width="26" height="12" strokeDasharray={HINT_DASHES[strength].join(' ')} />
          </svg>
          {marks.hint(side, strength)}
        </li>
      ))}
      {band && (
        <li>
          <svg className="legend-area" data-mark="band" viewBox="0 0 28 14" aria-hidden="true">
            <rect x="1" y="1" width="26" height="12" />
          </svg>
          {marks.band}
        </li>
      )}
      {rays && (
        <>
          <RayEntry kind="now" title={marks.sun} />
          <RayEntry kind="shadow" title={marks.shadow} />
          <RayEntry kind="rise" title={marks.riseAndSet} />
        </>
      )}
      {overlays && (
        <li>
          <svg className="legend-area" data-mark="overlay" viewBox="0 0 28 14" aria-hidden="true">
            <rect x="1" y="1" width="26" height="12" />
          </svg>
          {marks.overlay}
        </li>
      )}
    </>
  )
}

function RayEntry({ kind, title }: { kind: 'now' | 'shadow' | 'rise'; title: string }) {
  return (
    <li>
      <svg className="legend-line map-sun" viewBox="0 0 28 8" aria-hidden="true">
        <line className={`map-sun-${kind}`} x1="2" y1="4" x2="26" y2="4" />
      </svg>
      {title}
    </li>
  )
}
