import { uiStrings } from '../strings/index.ts'

let room: HTMLElement | null = null

/** Where menus, popovers and tips are put: a landmark of their own, as all that a page shows has to lie in one. */
export function overlayRoom(): HTMLElement {
  if (room) return room
  room = document.createElement('section')
  room.setAttribute('aria-label', uiStrings.overlays)
  document.body.append(room)
  return room
}
