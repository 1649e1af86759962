/** Values of a log entry's details: flat, so that everybody who recomputes a hash writes them down alike. */
export type LogDetails = Record<string, string | number | boolean | null>

/** One spelling for one value: keys in the order of their UTF-16 units, no blanks, numbers and strings as ECMAScript writes them (the idea of RFC 8785). */
export function canonicalJson(value: Record<string, string | number | boolean | null | LogDetails>): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const member = value[key] ?? null
      return `${JSON.stringify(key)}:${typeof member === 'object' && member !== null ? canonicalJson(member) : JSON.stringify(member)}`
    })
  return `{${members.join(',')}}`
}
