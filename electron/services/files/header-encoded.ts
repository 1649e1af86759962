/** As RFC 8187 has it, which keeps fewer characters as they are than `encodeURIComponent`. */
export function headerEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
