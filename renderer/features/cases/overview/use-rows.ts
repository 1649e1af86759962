import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'

interface RowsOptions {
  count: number
  /** Height of a row, rem. */
  rowRem: number
  /** Place of the chosen row; −1 where none is. */
  chosen: number
  onChoose: (index: number) => void
  onOpen: (index: number) => void
  onRange?: ((first: number, last: number) => void) | undefined
}

/** Rows of which only those in view exist, with the keys of a list: arrows, Page, Home and End choose, Enter opens. */
export function useRows({ count, rowRem, chosen, onChoose, onOpen, onRange }: RowsOptions) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 6,
  })
  useEffect(() => rows.measure(), [rowRem, rows])
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange?.(first, last), [first, last, onRange])

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0 || event.target !== event.currentTarget) return
    if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault()
      return onOpen(chosen)
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (items[0]?.size ?? 40)) - 1)
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const target = Math.max(0, Math.min(count - 1, chosen < 0 ? (step < 0 ? 0 : Math.min(step - 1, count - 1)) : chosen + step))
    rows.scrollToIndex(target)
    onChoose(target)
  }
  return { scroller, rows, items, onKeyDown }
}
