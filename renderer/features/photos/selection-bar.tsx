import { Group as GroupIcon, Ungroup, X } from 'lucide-react'
import { groupStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useGroups } from './groups-store.ts'
import { useSelection } from './selection-store.ts'

interface SelectionBarProps {
  onGroup: () => void
  onUngroup: () => void
  groupKeys: string
  ungroupKeys: string
}

/** Stands over the list while photos are chosen. */
export function SelectionBar({ onGroup, onUngroup, groupKeys, ungroupKeys }: SelectionBarProps) {
  const chosen = useSelection((state) => state.chosen)
  const clear = useSelection((state) => state.clear)
  const groups = useGroups((state) => state.groups)
  const addTo = useGroups((state) => state.addTo)
  if (chosen.size === 0) return null
  const grouped = groups.some(({ photoIds }) => photoIds.some((id) => chosen.has(id)))
  const others = groups.filter(({ photoIds }) => ![...chosen].every((id) => photoIds.includes(id)))
  return (
    <div className="selection-bar" role="toolbar" aria-label={groupStrings.selectionLabel}>
      <span className="selection-count figures">{groupStrings.chosen(chosen.size)}</span>
      {chosen.size > 1 && (
        <IconButton label={groupStrings.group} keys={groupKeys} onClick={onGroup}>
          <GroupIcon aria-hidden="true" />
        </IconButton>
      )}
      {grouped && (
        <IconButton label={groupStrings.ungroup} keys={ungroupKeys} onClick={onUngroup}>
          <Ungroup aria-hidden="true" />
        </IconButton>
      )}
      {others.length > 0 && (
        <Menu groups={[others.map(({ id, name }) => ({ id, title: name, onSelect: () => void addTo(id, [...chosen]) }))]}>
          <Button kind="quiet">{groupStrings.addTo}</Button>
        </Menu>
      )}
      <IconButton label={groupStrings.clear} onClick={clear}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
