import { useVirtualizer } from '@tanstack/react-virtual'
import { ImageOff } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { previewAddress } from './api.ts'

interface PhotoListProps {
  photos: readonly Photo[]
  photoId: PhotoId | null
  onChoose: (photoId: PhotoId) => void
  /** State of the photo's work, from whoever knows. */
  badgeOf: (photoId: PhotoId) => ReactNode
}

const ROW_REM = 3.75

/** The case's photos; only the rows in view exist, so that a large case scrolls as smoothly as a small one. */
export function PhotoList({ photos, photoId, onChoose, badgeOf }: PhotoListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: photos.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 8,
    getItemKey: (index) => photos[index]?.id ?? index,
  })
  const chosen = photos.findIndex(({ id }) => id === photoId)
  useEffect(() => {
    if (chosen >= 0) rows.scrollToIndex(chosen)
  }, [chosen, rows])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? photos.length - 1 : step && Math.max(0, chosen + step)
    const photo = target === undefined ? undefined : photos[target]
    if (!photo) return
    event.preventDefault()
    onChoose(photo.id)
  }
  return (
    <div
      ref={scroller}
      className="photo-list"
      role="listbox"
      tabIndex={0}
      aria-label={photoStrings.listLabel}
      aria-activedescendant={chosen >= 0 ? `photo-${photoId}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="photo-list-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const photo = photos[row.index]
          if (!photo) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of all its options.
            // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names its active option.
            <div
              key={row.key}
              id={`photo-${photo.id}`}
              role="option"
              aria-selected={photo.id === photoId}
              aria-setsize={photos.length}
              aria-posinset={row.index + 1}
              className="photo-row"
              style={{ transform: `translateY(${row.start}px)`, height: row.size }}
              onClick={() => onChoose(photo.id)}
            >
              <Thumbnail photo={photo} />
              <span className="photo-row-words">
                <span className="photo-row-name">{photo.fileName}</span>
                <span className="photo-row-badges">{badgeOf(photo.id)}</span>
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Thumbnail({ photo }: { photo: Photo }) {
  if (photo.widthPx === null) {
    return (
      <span className="photo-thumb" title={photo.problem?.message}>
        <ImageOff aria-label={photoStrings.unreadable} />
      </span>
    )
  }
  return <img className="photo-thumb" src={previewAddress(photo.id, 320)} alt="" loading="lazy" decoding="async" draggable={false} />
}
