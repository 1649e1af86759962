import type { CredibleRegion } from '../../../electron/contract/posterior.ts'
import { answerStrings } from '../../strings/index.ts'
import { areaText } from '../../ui/figures/distance.ts'

export function RegionList({ regions }: { regions: readonly CredibleRegion[] }) {
  const sorted = regions.toSorted((a, b) => a.level - b.level)
  return (
    <>
      <dl className="regions">
        {sorted.map(({ level, areaKm2 }) => (
          <div key={level} className="region">
            <dt>{answerStrings.region(level)}</dt>
            <dd className="figures">{areaText(areaKm2)}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">{answerStrings.regionExplained}</p>
    </>
  )
}
