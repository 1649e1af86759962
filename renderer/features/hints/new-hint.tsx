import { CircleDot, Flag, Map as MapIcon, Pentagon } from 'lucide-react'
import { hintStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Segments } from '../../ui/segments.tsx'
import { CircleForm } from './circle-form.tsx'
import { GroundForm } from './ground-form.tsx'
import { useHints } from './store.ts'

const { sides, strengths, strengthMeaning, drawing } = hintStrings
const SIDES = [
  { value: 'inside', title: sides.inside },
  { value: 'outside', title: sides.outside },
] as const
const SCOPES = [
  { value: 'photo', title: hintStrings.scopes.photo },
  { value: 'case', title: hintStrings.scopes.case },
] as const
export const STRENGTHS = (['certain', 'likely', 'perhaps'] as const).map((value) => ({
  value,
  title: `${strengths[value]}: ${strengthMeaning[value]}`,
}))

/** What the next hint says, and the ways of making it. */
export function NewHint({ onFinish, onCancel }: { onFinish: () => void; onCancel: () => void }) {
  const { making, side, strength, scope, set, make } = useHints()
  return (
    <div className="hint-new">
      <div className="hint-choices">
        <Segments label={hintStrings.sideLabel} value={side} options={SIDES} onChange={(value) => set({ side: value })} />
        <Segments label={hintStrings.scope} value={scope} options={SCOPES} onChange={(value) => set({ scope: value })} />
      </div>
      <SelectField label={hintStrings.strength} value={strength} options={STRENGTHS} onChange={(value) => set({ strength: value })} />
      <fieldset className="hint-tools">
        <legend className="field-label">{hintStrings.tools}</legend>
        <Button
          aria-pressed={making?.kind === 'polygon'}
          icon={<Pentagon aria-hidden="true" />}
          onClick={() => make({ kind: 'polygon', corners: 0 })}
        >
          {hintStrings.draw}
        </Button>
        <Button
          aria-pressed={making?.kind === 'circle'}
          icon={<CircleDot aria-hidden="true" />}
          onClick={() => make({ kind: 'circle', centre: null, name: '', radiusText: '25', picking: false })}
        >
          {hintStrings.circle}
        </Button>
        <Button
          aria-pressed={making?.kind === 'country'}
          icon={<Flag aria-hidden="true" />}
          onClick={() => make({ kind: 'country', name: '', nothingThere: false })}
        >
          {hintStrings.country}
        </Button>
        <Button
          aria-pressed={making?.kind === 'region'}
          icon={<MapIcon aria-hidden="true" />}
          onClick={() => make({ kind: 'region', name: '', nothingThere: false })}
        >
          {hintStrings.region}
        </Button>
      </fieldset>
      {making?.kind === 'polygon' && (
        <div className="hint-making">
          <p>{drawing.polygon}</p>
          <p className="faint">{drawing.polygonKeys}</p>
          <p role="status" className="figures">
            {drawing.corners(making.corners)}
          </p>
          <div className="hint-actions">
            <Button kind="primary" disabled={making.corners < 3} onClick={onFinish}>
              {drawing.finish}
            </Button>
            <Button kind="quiet" onClick={onCancel}>
              {drawing.cancel}
            </Button>
          </div>
        </div>
      )}
      {(making?.kind === 'country' || making?.kind === 'region') && <GroundForm key={making.kind} making={making} onCancel={onCancel} />}
      {making?.kind === 'circle' && <CircleForm making={making} onCancel={onCancel} />}
    </div>
  )
}
