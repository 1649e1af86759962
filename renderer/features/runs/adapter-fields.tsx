import type { Adapter } from '../../../electron/contract/models.ts'
import type { RunAdapter } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { Slider } from '../../ui/slider.tsx'

interface AdapterFieldsProps {
  adapters: readonly Adapter[]
  chosen: readonly RunAdapter[]
  onChange: (chosen: RunAdapter[]) => void
}

const MOST_WEIGHT = 1.5
const STEP = 0.05

/** How much of each adapter the next run applies; those at nothing are left out. */
export function AdapterFields({ adapters, chosen, onChange }: AdapterFieldsProps) {
  const weightOf = (hash: string) => chosen.find(({ sha256 }) => sha256 === hash)?.weight ?? 0
  const choose = (changed: string, weight: number) =>
    onChange(
      adapters
        .map(({ name, sha256 }) => ({ name, sha256, weight: sha256 === changed ? weight : weightOf(sha256) }))
        .filter((each) => each.weight !== 0),
    )
  return (
    <fieldset className="run-adapters">
      <legend className="field-label">{runStrings.adapters}</legend>
      {adapters.map(({ name, sha256 }) => (
        <Slider
          key={sha256}
          label={runStrings.adapterName(name)}
          value={[weightOf(sha256)]}
          min={0}
          max={MOST_WEIGHT}
          step={STEP}
          valueText={runStrings.adapterWeight(weightOf(sha256))}
          onChange={([weight = 0]) => choose(sha256, weight)}
        />
      ))}
      <p className="field-hint">{runStrings.adaptersHint}</p>
    </fieldset>
  )
}
