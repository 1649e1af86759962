/** A label that wants room: its centre and size in pixels. */
export interface WantedLabel {
  x: number
  y: number
  widthPx: number
  heightPx: number
  /** Other centres that would do as well, in the order of liking. */
  otherSpots?: readonly { x: number; y: number }[]
}

/** Side of the squares by which neighbours are found. */
const SQUARE_PX = 96

/**
 * Keeps the labels that touch none placed before them, each on the first of its spots that is free: the list is in order of importance.
 * A label that moved to another spot is a copy.
 */
export function placeLabels<Label extends WantedLabel>(wanted: readonly Label[], gapPx: number): Label[] {
  const squares = new Map<number, Label[]>()
  const placed: Label[] = []
  for (const label of wanted) {
    const free = spots(label).find(
      (spot) => !squaresOf(spot, gapPx).some((key) => squares.get(key)?.some((other) => collide(spot, other, gapPx))),
    )
    if (!free) continue
    placed.push(free)
    for (const key of squaresOf(free, 0)) {
      const there = squares.get(key)
      if (there) there.push(free)
      else squares.set(key, [free])
    }
  }
  return placed
}

function spots<Label extends WantedLabel>(label: Label): Label[] {
  return label.otherSpots ? [label, ...label.otherSpots.map((spot) => ({ ...label, ...spot }))] : [label]
}

function collide(a: WantedLabel, b: WantedLabel, gapPx: number): boolean {
  return Math.abs(a.x - b.x) * 2 < a.widthPx + b.widthPx + gapPx * 2 && Math.abs(a.y - b.y) * 2 < a.heightPx + b.heightPx + gapPx * 2
}

function squaresOf({ x, y, widthPx, heightPx }: WantedLabel, gapPx: number): number[] {
  const square = (px: number) => Math.floor(px / SQUARE_PX)
  const keys: number[] = []
  for (let column = square(x - widthPx / 2 - gapPx); column <= square(x + widthPx / 2 + gapPx); column++) {
    for (let row = square(y - heightPx / 2 - gapPx); row <= square(y + heightPx / 2 + gapPx); row++) keys.push(column * 100_000 + row)
  }
  return keys
}
