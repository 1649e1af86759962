import { Check, CircleDashed, CircleHelp, X } from 'lucide-react'
import type { EntityStatus } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'

export const STATUSES = ['grounded', 'doubtful', 'unsupported', 'unchecked'] as const satisfies readonly EntityStatus[]

const ICONS = { grounded: Check, doubtful: CircleHelp, unsupported: X, unchecked: CircleDashed }

/** The status by shape and by colour, with its name for screen readers. */
export function StatusMark({ status }: { status: EntityStatus }) {
  const Icon = ICONS[status]
  return (
    <span className="entity-status" data-status={status} title={entityStrings.statuses[status]}>
      <Icon aria-hidden="true" />
      <span className="unseen">{entityStrings.statuses[status]}</span>
    </span>
  )
}
