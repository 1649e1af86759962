import { SaxesParser } from 'saxes'
import { DEPTH_AT_MOST } from './limits.ts'
import { declaresEntities, notReadable, tooDeep } from './map-file-problems.ts'

export interface XmlVisitor {
  /** Names without their prefix, in the case they are written in. */
  open(name: string, attributes: Record<string, string>): void
  /** With the text that stood directly in the element. */
  close(name: string, text: string): void
}

const CHUNK = 64 * 1024

/**
 * Walks through XML piece by piece, giving others their turn in between. Document types are refused, with all that can be declared in
 * them; nothing outside of the text is ever looked at. Throws the problems of `map-file-problems`.
 */
export async function walkXml(text: string, what: string, visitor: XmlVisitor, signal: AbortSignal): Promise<void> {
  const parser = new SaxesParser()
  const texts: string[] = []
  parser.on('doctype', () => {
    throw declaresEntities()
  })
  parser.on('error', (error) => {
    // Undeclared entities come without a document type too.
    throw notReadable(what, error.message.replace(/^undefined:/, 'line '))
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (texts.length >= DEPTH_AT_MOST) throw tooDeep()
    texts.push('')
    visitor.open(localName(name), attributes)
  })
  const gather = (piece: string) => {
    if (texts.length > 0) texts[texts.length - 1] += piece
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.on('closetag', ({ name }) => visitor.close(localName(name), texts.pop() ?? ''))
  for (let start = 0; start < text.length; start += CHUNK) {
    signal.throwIfAborted()
    parser.write(text.slice(start, start + CHUNK))
    await new Promise((resolve) => setImmediate(resolve))
  }
  parser.close()
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
