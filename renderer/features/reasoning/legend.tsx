import { entityStrings } from '../../strings/index.ts'
import { STATUSES } from './status-mark.tsx'

/** What the lines under the words mean. */
export function Legend() {
  return (
    <ul className="mark-legend" aria-label={entityStrings.legend}>
      {STATUSES.map((status) => (
        <li key={status} className="mark-legend-entry">
          <span className="mark-sample" data-status={status}>
            {entityStrings.statuses[status]}
          </span>
        </li>
      ))}
      <li className="mark-legend-entry unclaimed">{entityStrings.unclaimed}</li>
    </ul>
  )
}
