/** One spelling for one value of JSON: keys in the order of their UTF-16 units, no blanks, members without a value left out (the idea of RFC 8785). */
export function canonicalValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalValue(member)}`)
  return `{${members.join(',')}}`
}
