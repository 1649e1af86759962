import type { KeyboardEvent } from 'react'
import type { GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import { useGroups } from './groups-store.ts'
import { type ListRow, photosBetween } from './list-rows.ts'
import { useSelection } from './selection-store.ts'

export interface ListActions {
  rows: readonly ListRow[]
  /** Position of the row that the keys start from; −1 where none is. */
  at: number
  /** The photo that is open. */
  open: PhotoId | null
  moveTo: (row: ListRow) => void
  onChoose: (photoId: PhotoId) => void
  onChooseGroup: (groupId: GroupId) => void
}

const PAGE_ROWS = 10

export const photosOf = (row: ListRow): PhotoId[] => (row.kind === 'photo' ? [row.id] : row.group.photoIds)

/** The keys of a list in which several can be chosen, as in every file manager. True where the key was one of them. */
export function handleListKey(event: KeyboardEvent, list: ListActions): boolean {
  const { rows, at } = list
  const mod = event.ctrlKey || event.metaKey
  const here = rows[at]
  const { choose, toggle, clear } = useSelection.getState()
  if (event.key === ' ' && here) toggle(photosOf(here), here.id)
  else if (mod && event.key.toLowerCase() === 'a') choose(rows.flatMap(photosOf))
  else if (event.key === 'Escape' && useSelection.getState().chosen.size > 0) clear()
  else if (event.key === 'Enter' && here && !mod) openRow(here, list)
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return here !== undefined && fold(event.key, here, list)
  else return step(event, mod, list)
  return true
}

function step(event: KeyboardEvent, mod: boolean, list: ListActions): boolean {
  const { rows, at } = list
  const last = rows.length - 1
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE_ROWS,
    PageUp: at - PAGE_ROWS,
    Home: 0,
    End: last,
  }
  const wanted = steps[event.key]
  const target = wanted === undefined ? undefined : rows[Math.max(0, Math.min(last, wanted))]
  if (!target) return false
  if (event.shiftKey) {
    extendTo(target, list)
    list.moveTo(target)
  } else if (mod) list.moveTo(target)
  else openRow(target, list)
  return true
}

/** Chooses from where the choice began to this row. */
export function extendTo(row: ListRow, { rows, at }: Pick<ListActions, 'rows' | 'at'>): void {
  const { anchor, choose } = useSelection.getState()
  const from = rows.some(({ id }) => id === anchor) ? anchor : (rows[at]?.id ?? row.id)
  if (from !== null) choose(photosBetween(rows, from, row.id), from)
}

/** Opens a row as a plain click does: it alone is chosen from then on. */
export function openRow(
  row: ListRow,
  { moveTo, onChoose, onChooseGroup }: Pick<ListActions, 'moveTo' | 'onChoose' | 'onChooseGroup'>,
): void {
  useSelection.getState().choose([], row.id)
  moveTo(row)
  if (row.kind === 'photo') onChoose(row.id)
  else onChooseGroup(row.id)
}

function fold(key: 'ArrowLeft' | 'ArrowRight', here: ListRow, { rows, moveTo }: ListActions): boolean {
  const { setCollapsed } = useGroups.getState()
  if (here.kind === 'group') {
    setCollapsed(here.id, key === 'ArrowLeft')
    return true
  }
  const heading = key === 'ArrowLeft' && here.groupId ? rows.find(({ id }) => id === here.groupId) : undefined
  if (heading) moveTo(heading)
  return heading !== undefined
}
