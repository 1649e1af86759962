/** Text of a file by its byte-order mark, else as UTF-8, else as what it declares or Windows-1252; and whether the last was a guess. */
export function decodeText(bytes: Uint8Array): { text: string; guessed: boolean } {
  const marked = markedEncoding(bytes)
  if (marked) return { text: new TextDecoder(marked).decode(bytes), guessed: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false }
  } catch {
    // Not UTF-8: what an XML declaration names, where it is one of the old single-byte encodings.
    const declared = /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9-]{1,20})["']/i.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
    )?.[1]
    const known = declared && /^(iso-8859-\d{1,2}|windows-125\d|koi8-[ru])$/i.test(declared)
    return { text: new TextDecoder(known ? declared : 'windows-1252').decode(bytes), guessed: !known }
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // `<?` in two bytes each, without a mark.
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be'
  return null
}
