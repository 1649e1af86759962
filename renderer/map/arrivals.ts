/** Who is still expected, and how each is told of when it has come. */
export interface Arrivals<Item> {
  expect(item: Item, tell: () => void): void
  came(item: Item): void
  /** It will not come any more, or is not wanted any more. */
  forget(item: Item): void
  /** Whether it has not come yet. */
  awaits(item: Item): boolean
  complete(): boolean
}

/** Tells of arrivals: of all at once when the last has come, or of each as it comes. `onComplete` runs after the last was told of. */
export function createArrivals<Item>(together: boolean, onComplete: () => void): Arrivals<Item> {
  const expected = new Map<Item, () => void>()
  const arrived = new Map<Item, () => void>()

  const tell = () => {
    if (together && expected.size > 0) return
    const told = [...arrived.values()]
    arrived.clear()
    for (const one of told) one()
    if (expected.size === 0) onComplete()
  }

  return {
    expect: (item, told) => void expected.set(item, told),
    came(item) {
      const told = expected.get(item)
      if (!told) return
      expected.delete(item)
      arrived.set(item, told)
      tell()
    },
    forget(item) {
      const awaited = expected.delete(item)
      arrived.delete(item)
      if (awaited) tell()
    },
    awaits: (item) => expected.has(item),
    complete: () => expected.size === 0,
  }
}
