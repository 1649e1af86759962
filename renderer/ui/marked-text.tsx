import { markedParts } from './marked-parts.ts'

/** An excerpt with its matches set off. */
export function MarkedText({ text }: { text: string }) {
  return markedParts(text).map(({ words, matched, start }) => (matched ? <mark key={start}>{words}</mark> : words))
}
