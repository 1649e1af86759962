/** A binary heap that gives the weightiest item first; ties by the smaller key, so that results do not depend on arrival. */
export class MassHeap<T extends { mass: number; cell: string }> {
  readonly #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  push(item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!before(item, items[above] as T)) break
      items[at] = items[above] as T
      at = above
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (top === undefined || last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && before(items[below + 1] as T, items[below] as T)) below++
      if (!before(items[below] as T, last)) break
      items[at] = items[below] as T
      at = below
    }
    items[at] = last
    return top
  }
}

const before = <T extends { mass: number; cell: string }>(a: T, b: T) => a.mass > b.mass || (a.mass === b.mass && a.cell < b.cell)
