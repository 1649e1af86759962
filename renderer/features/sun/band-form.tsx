import { Ruler, SunDim } from 'lucide-react'
import type { ShadowMeasure } from '../../../electron/contract/hints.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { shadowSpans } from '../../../electron/core/sun/shadow-spans.ts'
import { shadowTest } from '../../../electron/core/sun/shadow-test.ts'
import { sunStrings as strings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { isWrong, measureOf, typedRatio } from './measure.ts'
import { useSun } from './store.ts'

interface BandFormProps {
  candidates: readonly Candidate[]
  /** Length of a shadow for one of height, as measured in the photo; null while nothing was. */
  measuredRatio: number | null
  onUseAsHint: (measure: ShadowMeasure, name: string) => void
}

/** A shadow as measured, and the band of places that follows from it. */
export function BandForm({ candidates, measuredRatio, onUseAsHint }: BandFormProps) {
  const { band, bandShown, set, setBand } = useSun()
  const measure = measureOf(band)
  const figure = (name: keyof typeof band, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      value={band[name]}
      problem={isWrong(band[name]) ? strings.number : undefined}
      onChange={(text) => setBand({ [name]: text })}
    />
  )
  return (
    <>
      <h3>{strings.bandTitle}</h3>
      <p className="faint">{strings.bandIntro}</p>
      {measuredRatio !== null && measuredRatio > 0 && (
        <div className="sun-measured">
          <Button icon={<Ruler aria-hidden="true" />} onClick={() => setBand({ height: '1', length: typedRatio(measuredRatio) })}>
            {strings.takeMeasured(typedRatio(measuredRatio))}
          </Button>
          <p className="faint">{strings.measuredHint}</p>
        </div>
      )}
      <div className="sun-pairs">
        {figure('height', strings.height)}
        {figure('length', strings.length, strings.anyUnit)}
        <TextField label={strings.bandDate} type="date" value={band.date} onChange={(date) => setBand({ date })} />
        <TextField label={strings.bandTime} type="time" value={band.time} onChange={(time) => setBand({ time })} />
        {figure('percent', strings.ratioUncertainty)}
        {figure('minutes', strings.timeUncertainty)}
        {figure('bearing', strings.bearing, strings.bearingHint)}
        {figure('bearingUncertainty', strings.bearingUncertainty)}
      </div>
      {measure && (
        <>
          <BandFacts measure={measure} candidates={candidates} />
          <SwitchField label={strings.showBand} checked={bandShown} onChange={(shown) => set({ bandShown: shown })} />
          <div>
            <Button
              kind="primary"
              icon={<SunDim aria-hidden="true" />}
              onClick={() => onUseAsHint(measure, strings.hintName(measure.at.slice(0, 16).replace('T', ' ')))}
            >
              {strings.useAsHint}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function BandFacts({ measure, candidates }: { measure: ShadowMeasure; candidates: readonly Candidate[] }) {
  const { lowestDeg, highestDeg } = shadowSpans(measure)
  const { contains } = shadowTest(measure)
  return (
    <>
      <p className="figures">{strings.altitude(Math.max(0, lowestDeg), Math.min(90, highestDeg))}</p>
      <h4>{strings.within}</h4>
      {candidates.length === 0 && <p className="faint">{strings.noCandidates}</p>}
      <ol className="sun-candidates">
        {candidates.map(({ rank, name, at }) => {
          const within = contains(at)
          return (
            <li key={rank}>
              <span className="figures">{rank}</span>
              <span>{name}</span>
              <Badge tone={within ? 'good' : 'neutral'}>{within ? strings.isWithin : strings.isOutside}</Badge>
            </li>
          )
        })}
      </ol>
    </>
  )
}
