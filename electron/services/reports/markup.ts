// The only way text becomes markup here: everything that is put into a template is escaped, but for markup that was made
// by the same function.

export class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

type Piece = string | number | Markup | null | undefined | false | readonly Piece[]

export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + (index === 0 ? '' : written(pieces[index - 1])) + string, ''))
}

function written(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Markup) return piece.toString()
  if (typeof piece === 'object') return piece.map(written).join('')
  return escaped(String(piece))
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Characters that nobody sees and that turn or hide what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\ufeff]/gu

/** Text that is text in an element and in a quoted attribute. What is made to be unseen is named instead. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSEEN, (mark) => (/[\t\n\r]/.test(mark) ? mark : `‹U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`))
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark]!)
}
