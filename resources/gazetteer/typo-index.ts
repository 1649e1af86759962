import { deleteKeys, letterSignature, PREFIX_LETTERS } from '../../electron/core/places/delete-keys.ts'
import { BUCKET_SHIFT, PREFIX_BITS, packTypoEntry } from '../../electron/core/places/gazetteer-layout.ts'

export interface TypoIndex {
  nameText: Uint16Array
  nameLength: Uint8Array
  nameLetters: Uint32Array
  prefixStart: Uint32Array
  /** Bucket number (upper bits of the hash) → packed entries. */
  buckets: Map<number, number[]>
}

/** Names below this many letters are never looked for with two edits, and one edit below it needs only single deletions. */
const TWO_EDITS_FROM = 6
const ONE_EDIT_FROM = 3

/** The delete index over the prefixes of sorted folded names; see `core/places/delete-keys.ts`. */
export function buildTypoIndex(folded: string[]): TypoIndex {
  const nameLength = Uint8Array.from(folded, (name) => name.length)
  const nameLetters = Uint32Array.from(folded, letterSignature)
  const text = folded.join('')
  const nameText = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) nameText[i] = text.charCodeAt(i)
  const starts: number[] = []
  const buckets = new Map<number, number[]>()
  let prefix: string | null = null
  folded.forEach((name, index) => {
    const own = name.slice(0, PREFIX_LETTERS)
    if (own === prefix) return
    prefix = own
    const number = starts.length
    starts.push(index)
    if (own.length < ONE_EDIT_FROM) return
    for (const hash of deleteKeys(own, own.length < TWO_EDITS_FROM ? 1 : 2)) {
      const bucket = buckets.get(hash >>> BUCKET_SHIFT)
      const entry = packTypoEntry(hash, number)
      if (bucket) bucket.push(entry)
      else buckets.set(hash >>> BUCKET_SHIFT, [entry])
    }
  })
  if (starts.length >= 2 ** PREFIX_BITS) throw new Error(`${starts.length} prefixes do not fit into ${PREFIX_BITS} bits: raise PREFIX_BITS`)
  return { nameText, nameLength, nameLetters, prefixStart: Uint32Array.from([...starts, folded.length]), buckets }
}
