/** A query taken as a name and what follows it: `Springfield, Illinois` → name `Springfield`, context [`Illinois`]. */
export interface QuerySplit {
  name: string
  /** What may be a region or a country, from narrow to wide; empty where the whole query is the name. */
  context: string[]
}

/** The ways in which a query may be cut, the whole of it first; at commas and brackets where it has some, else before the last one to three words. */
export function splitQuery(query: string): QuerySplit[] {
  const whole = query.trim()
  const parts = whole
    .split(/[,;()[\]|]|\s[-–—/]\s/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > 1) return [{ name: parts[0]!, context: parts.slice(1, 5) }]
  const splits: QuerySplit[] = [{ name: whole, context: [] }]
  const words = whole.split(/\s+/)
  for (let tail = 1; tail <= 3 && tail < words.length; tail++) {
    splits.push({ name: words.slice(0, -tail).join(' '), context: [words.slice(-tail).join(' ')] })
  }
  return splits
}
