/** Rows that are asked for at once. */
export const PAGE_ROWS = 100

/** The numbers of the pages that hold the rows from `first` to `last`. */
export function pagesWithin(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS)
  const to = Math.floor(Math.max(0, first, last) / PAGE_ROWS)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** The row at a place, or null while its page is on its way. */
export function rowAt<Row>(pages: ReadonlyMap<number, readonly Row[]>, index: number): Row | null {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null
}
