import type { LabelEntry } from './label-entries.ts'
import type { Palette } from './palette.ts'

export interface LabelStyle {
  text: string
  font: string
  sizePx: number
  letterSpacingPx: number
  colour: keyof Palette
  /** Places have a mark beside which the name stands; the others stand in their own middle. */
  mark: 'none' | 'dot' | 'ring'
}

/** Letters that may be set wide apart and in capitals; others join, or have none. */
const SPACED_SCRIPTS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{P}\s]+$/u

/** How a name is set at a zoom; null where there is no room for it. `textScale` is the reader's font size over 16 px. */
export function labelStyle(entry: LabelEntry, zoom: number, family: string, textScale: number): LabelStyle | null {
  const style = (px: number, weight: number | string, colour: keyof Palette, mark: LabelStyle['mark'], spacing = 0): LabelStyle => {
    const spaced = spacing > 0 && SPACED_SCRIPTS.test(entry.name)
    const sizePx = px * textScale
    return {
      text: spaced ? entry.name.toLocaleUpperCase() : entry.name,
      font: `${weight} ${sizePx}px ${family}`,
      sizePx,
      letterSpacingPx: spaced ? spacing * sizePx : 0,
      colour,
      mark,
    }
  }
  switch (entry.kind) {
    case 'country': {
      const roomPx = entry.size * 256 * 2 ** zoom
      if (roomPx < entry.name.length * 5) return null
      return style(roomPx > 420 ? 13 : roomPx > 160 ? 11.5 : 10, 600, 'label-country', 'none', 0.14)
    }
    case 'ocean':
      return style(13, 'italic 400', 'label-water', 'none', 0.2)
    case 'sea':
      return style(11.5, 'italic 400', 'label-water', 'none')
    case 'region':
      return style(10, 500, 'label-faint', 'none', 0.12)
    case 'capital':
      return style(zoom >= 6 || entry.size > 5_000_000 ? 13 : 12, 600, 'label', 'ring')
    case 'city':
      return style(placeSizePx(entry, zoom), entry.size > 1_000_000 ? 500 : 400, 'label', 'dot')
    case 'town':
      return style(placeSizePx(entry, zoom), 400, 'label-town', 'dot')
  }
}

/** Larger the more people live there, and the closer one looks. */
function placeSizePx({ size }: LabelEntry, zoom: number): number {
  const base = size > 5_000_000 ? 13 : size > 1_000_000 ? 12 : size > 100_000 ? 11.5 : size > 10_000 ? 11 : 10.5
  return base + (zoom >= 9 ? 1 : 0)
}
