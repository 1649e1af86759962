import { Ruler, Trash2, Undo2, X } from 'lucide-react'
import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { measuredArea, measuredLength } from './measured-text.ts'
import { useSpot } from './spot-store.ts'

interface MeasureBarProps {
  unit: LibrarySettings['lengthUnit']
  onTakeBack: () => void
  onClear: () => void
  onStop: () => void
}

/** What is being measured: length, direction of the last leg, and the area once there are three points. */
export function MeasureBar({ unit, onTakeBack, onClear, onStop }: MeasureBarProps) {
  const measured = useSpot((state) => state.measured)
  if (!measured) return null
  const { points, lengthKm, legKm, bearingDeg, areaKm2 } = measured
  return (
    <section
      className="measure-bar"
      aria-label={atlasStrings.measure}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onStop()
      }}
    >
      <Ruler aria-hidden="true" />
      {points < 2 ? (
        <p role="status">{points === 0 ? atlasStrings.measureStart : atlasStrings.measureNext}</p>
      ) : (
        <dl className="figures" aria-live="polite">
          <div>
            <dt>{atlasStrings.length}</dt>
            <dd>{measuredLength(lengthKm, unit)}</dd>
          </div>
          {legKm !== null && bearingDeg !== null && (
            <div>
              <dt>{points > 2 ? atlasStrings.lastLeg : atlasStrings.bearing}</dt>
              <dd>{points > 2 ? `${measuredLength(legKm, unit)}, ${bearingText(bearingDeg)}` : bearingText(bearingDeg)}</dd>
            </div>
          )}
          {areaKm2 !== null && (
            <div>
              <dt>{atlasStrings.area}</dt>
              <dd>{measuredArea(areaKm2, unit)}</dd>
            </div>
          )}
        </dl>
      )}
      <IconButton label={atlasStrings.takeBackPoint} disabled={points === 0} onClick={onTakeBack}>
        <Undo2 aria-hidden="true" />
      </IconButton>
      <IconButton label={atlasStrings.clearMeasure} disabled={points === 0} onClick={onClear}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      <IconButton label={atlasStrings.endMeasure} onClick={onStop}>
        <X aria-hidden="true" />
      </IconButton>
    </section>
  )
}

const bearingText = (degrees: number) => `${degrees.toFixed(1)}° ${atlasStrings.winds[Math.round(degrees / 45) % 8]}`
