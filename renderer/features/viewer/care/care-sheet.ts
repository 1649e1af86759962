import type { CareLook } from '../../../../electron/contract/care.ts'
import { type CareState, useCare } from './care-store.ts'

const FILTERS: Record<Exclude<CareLook, 'off'>, string> = {
  blur: 'blur(0.45rem)',
  grey: 'grayscale(1) contrast(0.7)',
  'blur-and-grey': 'blur(0.45rem) grayscale(1)',
}

/**
 * Covers the thumbnails wherever the page shows one: every picture is known by its address, so no list needs to know of
 * care. Constructed style sheets are not inline styles, which the page's policy forbids.
 */
export function keepThumbnailsCovered(): void {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  const cover = (state: CareState) => sheet.replaceSync(careRules(state))
  cover(useCare.getState())
  useCare.subscribe(cover)
}

/** Until care is known every thumbnail is covered. */
export function careRules({ care, marks, shown }: Pick<CareState, 'care' | 'marks' | 'shown'>): string {
  const look = care?.look ?? 'blur'
  if (look === 'off') return ''
  // The blur stays within the picture's own edges.
  const covering = `{ filter: ${FILTERS[look]}; clip-path: inset(0); }`
  const pictures = (ids: readonly string[]) => ids.map((id) => `img[src*="photos/${id}/"]`).join(', ')
  if (!care || care.scope === 'all') {
    const clear = [...new Set([...[...marks].filter(([, graphic]) => !graphic).map(([id]) => id), ...shown])]
    const except = clear.length > 0 ? `${pictures(clear)} { filter: none; }` : ''
    return `img[src^="photos/"] ${covering} ${except}`
  }
  const marked = [...marks].filter(([id, graphic]) => graphic && !shown.has(id)).map(([id]) => id)
  return marked.length > 0 ? `${pictures(marked)} ${covering}` : ''
}
