import type { KeyboardEvent } from 'react'

const MARKS = '.reading .entity-mark, .reading .entity-row'

/** Moves the focus to the next or the previous claim that is shown, round the end. */
export function stepEntity(by: 1 | -1): void {
  const marks = [...document.querySelectorAll<HTMLElement>(MARKS)].filter((mark) => mark.checkVisibility())
  if (marks.length === 0) return
  const at = marks.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length
  marks[next]!.focus()
}

/** Arrow keys between the claims of the words that have the focus. */
export function stepOnKey(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : null
  if (by === null || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  stepEntity(by)
}
