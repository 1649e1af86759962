/** What is read again is mostly what it was. The old object then stands for it, so that nothing on the page is drawn anew. Plain data only. */
export function keptIfSame<Data>(old: Data | null, read: Data): Data {
  return old !== null && JSON.stringify(old) === JSON.stringify(read) ? old : read
}

/** As `keptIfSame`, row by row: only rows that changed are others, and the list is another only where a row or the order is. */
export function keptRows<Row extends { id: string }>(old: Row[] | null, read: Row[]): Row[] {
  const byId = new Map(old?.map((row) => [row.id, row]))
  const rows = read.map((row) => keptIfSame(byId.get(row.id) ?? null, row))
  return old && rows.length === old.length && rows.every((row, index) => row === old[index]) ? old : rows
}
