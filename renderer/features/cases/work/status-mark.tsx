import { Archive, Circle, CircleAlert, CircleCheckBig, CircleDotDashed, type LucideIcon } from 'lucide-react'
import type { WorkStatus } from '../../../../electron/contract/work.ts'
import { workStrings } from '../../../strings/index.ts'

/** A shape for each status: colour alone tells nothing to many people. */
const ICONS: Record<WorkStatus, LucideIcon> = {
  'to-do': Circle,
  'in-progress': CircleDotDashed,
  'needs-help': CircleAlert,
  ready: CircleCheckBig,
  closed: Archive,
}

export const STATUSES = Object.keys(ICONS) as WorkStatus[]

/** The status as a sign and its word; `brief` leaves the word to screen readers and to the tip. */
export function StatusMark({ status, brief = false }: { status: WorkStatus; brief?: boolean }) {
  const Icon = ICONS[status]
  const word = workStrings.statuses[status]
  return (
    <span className="work-status" data-status={status} title={brief ? word : undefined}>
      <Icon aria-hidden="true" />
      <span className={brief ? 'unseen' : undefined}>{word}</span>
    </span>
  )
}
