import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import { photoStrings } from '../../strings/index.ts'
import { GroupRow } from './group-row.tsx'
import { extendTo, handleListKey, type ListActions, openRow, photosOf } from './list-keys.ts'
import type { ListRow } from './list-rows.ts'
import { PhotoRow } from './photo-row.tsx'
import { useSelection } from './selection-store.ts'

export interface PhotoListProps {
  rows: readonly ListRow[]
  photoId: PhotoId | null
  /** The group whose answer is shown. */
  groupShown: GroupId | null
  onChoose: (photoId: PhotoId) => void
  onChooseGroup: (groupId: GroupId) => void
  /** State of the photo's work, from whoever knows. */
  badgeOf: (photoId: PhotoId) => ReactNode
  /** More to know of the photo at a glance, such as another one that looks like it. */
  hintOf?: ((photoId: PhotoId) => ReactNode) | undefined
}

const PHOTO_REM = 3.75
const GROUP_REM = 2.25

/** The case's photos and groups; only the rows in view exist, so that a large case scrolls as smoothly as a small one. */
export function PhotoList({ rows: all, photoId, groupShown, onChoose, onChooseGroup, badgeOf, hintOf }: PhotoListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = useSelection((state) => state.chosen)
  // The row that the keys start from; the open photo, unless the keys were moved on without opening.
  const [cursor, setCursor] = useState<string | null>(photoId)
  // Other functions would have the whole list measured anew at every step of scrolling.
  const { estimateSize, getItemKey } = useMemo(() => {
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return {
      estimateSize: (index: number) => (all[index]?.kind === 'group' ? GROUP_REM : PHOTO_REM) * remPx,
      getItemKey: (index: number) => all[index]?.id ?? index,
    }
  }, [all])
  const rows = useVirtualizer({ count: all.length, getScrollElement: () => scroller.current, estimateSize, getItemKey, overscan: 8 })
  useEffect(() => rows.measure(), [rows, all])
  useEffect(() => {
    setCursor(photoId)
    const { chosen: before, clear } = useSelection.getState()
    if (photoId && !before.has(photoId)) clear()
  }, [photoId])
  const at = all.findIndex(({ id }) => id === cursor)
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at)
  }, [at, rows])

  const actions: ListActions = { rows: all, at, open: photoId, moveTo: ({ id }) => setCursor(id), onChoose, onChooseGroup }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!handleListKey(event, actions)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (row: ListRow, event: MouseEvent) => {
    if (event.shiftKey) {
      extendTo(row, actions)
      setCursor(row.id)
    } else if (event.ctrlKey || event.metaKey) {
      // The open photo counts as chosen already when a second one is added to it.
      if (useSelection.getState().chosen.size === 0 && photoId) useSelection.getState().choose([photoId])
      useSelection.getState().toggle(photosOf(row), row.id)
      setCursor(row.id)
    } else openRow(row, actions)
  }
  const isChosen = (row: ListRow) => {
    if (row.kind === 'group') return row.id === groupShown || (chosen.size > 0 && row.group.photoIds.every((id) => chosen.has(id)))
    return chosen.size > 0 ? chosen.has(row.id) : row.id === photoId
  }
  return (
    <div
      ref={scroller}
      className="photo-list"
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={photoStrings.listLabel}
      aria-activedescendant={at >= 0 ? `photo-${cursor}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="photo-list-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start, size }) => {
          const row = all[index]
          if (!row) return null
          const common = {
            id: `photo-${row.id}`,
            role: 'option',
            'aria-selected': isChosen(row),
            'aria-setsize': all.length,
            'aria-posinset': index + 1,
            'data-cursor': row.id === cursor || undefined,
            'data-open': row.id === photoId || row.id === groupShown || undefined,
            style: { transform: `translateY(${start}px)`, height: size },
            onClick: (event: MouseEvent) => onClick(row, event),
          }
          return row.kind === 'group' ? (
            <GroupRow key={key} {...common} group={row.group} collapsed={row.collapsed} />
          ) : (
            <PhotoRow
              key={key}
              {...common}
              photo={row.photo}
              inGroup={row.groupId !== null}
              badge={badgeOf(row.id)}
              hint={hintOf?.(row.id)}
            />
          )
        })}
      </div>
    </div>
  )
}
