import type { ReactNode } from 'react'
import { useRows } from './use-rows.ts'

interface RowListProps {
  label: string
  count: number
  rowRem: number
  chosen: number
  onChoose: (index: number) => void
  onOpen: (index: number) => void
  onRange?: (first: number, last: number) => void
  children: (index: number) => ReactNode
}

/** Comfortable rows, one below the other. */
export function RowList({ label, children, ...options }: RowListProps) {
  const { scroller, rows, items, onKeyDown } = useRows(options)
  const { count, chosen, onChoose, onOpen } = options
  return (
    <div
      ref={scroller}
      className="overview-rows"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen >= 0 ? `overview-${chosen}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="overview-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of all its options.
          // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names its active option.
          <div
            key={index}
            id={`overview-${index}`}
            role="option"
            aria-selected={index === chosen}
            aria-setsize={count}
            aria-posinset={index + 1}
            className="overview-row"
            style={{ transform: `translateY(${start}px)`, height: size }}
            onClick={() => onChoose(index)}
            onDoubleClick={() => onOpen(index)}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
