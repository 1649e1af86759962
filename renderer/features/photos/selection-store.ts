import { create } from 'zustand'
import type { PhotoId } from '../../../electron/contract/ids.ts'

interface SelectionState {
  /** Chosen for doing something with them; empty means the open photo alone. */
  chosen: ReadonlySet<PhotoId>
  /** Where a range begins: the row that was chosen last without Shift. */
  anchor: string | null
  choose(photoIds: Iterable<PhotoId>, anchor?: string): void
  toggle(photoIds: readonly PhotoId[], anchor: string): void
  clear(): void
}

export const useSelection = create<SelectionState>()((set, get) => ({
  chosen: new Set(),
  anchor: null,
  choose(photoIds, anchor) {
    set({ chosen: new Set(photoIds), ...(anchor !== undefined && { anchor }) })
  },
  toggle(photoIds, anchor) {
    const chosen = new Set(get().chosen)
    const all = photoIds.every((id) => chosen.has(id))
    for (const id of photoIds) {
      if (all) chosen.delete(id)
      else chosen.add(id)
    }
    set({ chosen, anchor })
  },
  clear() {
    if (get().chosen.size > 0) set({ chosen: new Set() })
  },
}))

/** What an act on "the chosen photos" is about: those chosen, or the open one. */
export function chosenPhotos(open: PhotoId | null): PhotoId[] {
  const { chosen } = useSelection.getState()
  if (chosen.size > 0) return [...chosen]
  return open ? [open] : []
}
