import type { ViewAdjustments, ViewChannel } from '../../contract/views.ts'

export type ToneSettings = Omit<ViewAdjustments, 'tones'>

export const PLAIN_TONES: ToneSettings = { channel: 'colour', blackPoint: 0, whitePoint: 255, gamma: 1, equalise: false, invert: false }

/** Rows give the new red, green and blue from the old. Grey by ITU-R BT.709 luma. */
export const CHANNEL_ROWS: Record<ViewChannel, readonly [number, number, number] | null> = {
  colour: null,
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
  grey: [0.2126, 0.7152, 0.0722],
}

/** How many pixels have each of 256 values. */
export type Histogram = readonly number[] | Uint32Array

/**
 * The new value of each of 256: stretched between the points, bent by gamma (above 1 lifts the shadows), then, where
 * asked, equalised by the cumulative distribution of `histogram` (Gonzalez and Woods 3.3.1), then inverted.
 */
export function toneCurve(settings: ToneSettings, histogram: Histogram | null): number[] {
  const { blackPoint, gamma, equalise, invert } = settings
  const whitePoint = Math.max(settings.whitePoint, blackPoint + 1)
  const stretched = Array.from({ length: 256 }, (_, value) => {
    const share = Math.min(1, Math.max(0, (value - blackPoint) / (whitePoint - blackPoint)))
    return Math.round(255 * share ** (1 / gamma))
  })
  const evened = equalise && histogram ? equalised(stretched, histogram) : stretched
  return invert ? evened.map((value) => 255 - value) : evened
}

function equalised(curve: readonly number[], histogram: Histogram): number[] {
  const counts = new Array<number>(256).fill(0)
  for (let value = 0; value < 256; value++) counts[curve[value]!]! += histogram[value] ?? 0
  const total = counts.reduce((sum, count) => sum + count, 0)
  const first = counts.find((count) => count > 0) ?? 0
  // One value alone has no distribution to even out.
  if (total === first) return [...curve]
  let below = 0
  const spread = counts.map((count) => {
    below += count
    return Math.max(0, Math.round((255 * (below - first)) / (total - first)))
  })
  return curve.map((value) => spread[value]!)
}

/** True where nothing would look different. */
export function arePlain({ channel, blackPoint, whitePoint, gamma, equalise, invert }: ToneSettings): boolean {
  return channel === 'colour' && blackPoint === 0 && whitePoint === 255 && gamma === 1 && !equalise && !invert
}

/** Gives 8-bit RGB the channel and the tones, in place. */
export function applyTones(rgb: Uint8Array, { channel, tones }: Pick<ViewAdjustments, 'channel' | 'tones'>): void {
  const row = CHANNEL_ROWS[channel]
  const table = Uint8Array.from(tones)
  for (let at = 0; at < rgb.length; at += 3) {
    if (row) {
      const mixed = Math.round(row[0] * rgb[at]! + row[1] * rgb[at + 1]! + row[2] * rgb[at + 2]!)
      rgb[at] = mixed
      rgb[at + 1] = mixed
      rgb[at + 2] = mixed
    }
    rgb[at] = table[rgb[at]!]!
    rgb[at + 1] = table[rgb[at + 1]!]!
    rgb[at + 2] = table[rgb[at + 2]!]!
  }
}
