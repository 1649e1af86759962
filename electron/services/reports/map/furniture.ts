// What a map needs beside its land: the names of some places, and how long a kilometre is.
import type { LatLon } from '../../../contract/geography.ts'
import { type Markup, markup } from '../markup.ts'
import type { PlaceLabel } from './basemap.ts'
import type { Frame } from './paths.ts'
import type { Point } from './projection.ts'

const FONT = 'Arial, DejaVu Sans, sans-serif'
const MOST_LABELS = 14
const LETTER_PX = 5.2
const ROOM_PX = 14

/** The largest places in the frame, none on another's name or on a candidate. */
export function placeLabels(
  places: readonly PlaceLabel[],
  at: (place: LatLon) => Point,
  { widthPx, heightPx }: Frame,
  content: { candidates: readonly { at: LatLon }[]; verdict: LatLon | null },
): Markup {
  const taken = [
    ...content.candidates.slice(0, 8).map((candidate) => at(candidate.at)),
    ...(content.verdict ? [at(content.verdict)] : []),
  ].map(([x, y]) => ({ left: x - 10, right: x + 10, top: y - 10, bottom: y + 10 }))
  const labels: Markup[] = []
  for (const place of places) {
    if (labels.length === MOST_LABELS) break
    const [x, y] = at(place)
    const box = { left: x - 3, right: x + 6 + place.name.length * LETTER_PX, top: y - ROOM_PX / 2, bottom: y + ROOM_PX / 2 }
    if (x < 8 || box.right > widthPx - 6 || y < 12 || y > heightPx - 26) continue
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top))
      continue
    taken.push(box)
    labels.push(
      markup`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.6" fill="#3c444b"/><text x="${(x + 4).toFixed(1)}" y="${(y + 3.2).toFixed(1)}" font-family="${FONT}" font-size="9" fill="#3c444b" stroke="#f8f8f5" stroke-width="2.4" paint-order="stroke">${place.name}</text>`,
    )
  }
  return markup`${labels}`
}

/** The largest of 1, 2, 5, 10, … km that is not longer. */
export function niceLength(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km))
  return ([5, 2, 1].find((step) => step * power <= km) ?? 1) * power
}

export function scaleBar(km: number, kmPerPx: number, { widthPx, heightPx }: Frame): Markup {
  const length = km / kmPerPx
  const [right, y] = [widthPx - 12, heightPx - 12]
  const text = km < 1 ? `${Math.round(km * 1000)} m` : `${km.toLocaleString('en')} km`
  return markup`<path d="M${(right - length).toFixed(1)} ${y - 4}V${y}H${right}V${y - 4}" fill="none" stroke="#16191d" stroke-width="1.1"/><text x="${right}" y="${y - 7}" text-anchor="end" font-family="${FONT}" font-size="9" fill="#16191d" stroke="#f8f8f5" stroke-width="2.4" paint-order="stroke">${text}</text>`
}
