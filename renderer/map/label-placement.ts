/** A label that wants room: its centre and size in pixels. */
export interface WantedLabel {
  x: number
  y: number
  widthPx: number
  heightPx: number
}

/** Keeps the labels that touch none placed before them: the list is in order of importance. */
export function placeLabels<Label extends WantedLabel>(wanted: readonly Label[], gapPx: number): Label[] {
  const placed: Label[] = []
  for (const label of wanted) {
    const collides = placed.some(
      (other) =>
        Math.abs(other.x - label.x) * 2 < other.widthPx + label.widthPx + gapPx * 2 &&
        Math.abs(other.y - label.y) * 2 < other.heightPx + label.heightPx + gapPx * 2,
    )
    if (!collides) placed.push(label)
  }
  return placed
}
