import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { Group } from '../../../electron/contract/groups.ts'
import { groupStrings } from '../../strings/index.ts'
import { useGroups } from './groups-store.ts'

interface GroupRowProps extends ComponentProps<'div'> {
  group: Group
  collapsed: boolean
}

/** The heading of a group. Its arrow opens and closes it; the keys for that are Left and Right. */
export function GroupRow({ group, collapsed, ...rest }: GroupRowProps) {
  const setCollapsed = useGroups((state) => state.setCollapsed)
  const Chevron = collapsed ? ChevronRight : ChevronDown
  return (
    <div {...rest} className="group-row">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles Left and Right for it. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above; an option holds no button of its own. */}
      <span
        className="group-row-arrow"
        title={collapsed ? groupStrings.expand(group.name) : groupStrings.collapse(group.name)}
        onClick={(event) => {
          event.stopPropagation()
          setCollapsed(group.id, !collapsed)
        }}
      >
        <Chevron aria-hidden="true" />
      </span>
      <span className="group-row-name">{group.name}</span>
      <span className="group-row-count figures">
        {group.photoIds.length}
        <span className="unseen">{groupStrings.rowWords(group.photoIds.length, collapsed)}</span>
      </span>
    </div>
  )
}
