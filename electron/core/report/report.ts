// A report as data: sections of blocks that hold nothing but text and figures. Whoever writes it down as a document
// decides how it looks, and escapes every word.

import type { PhotoPolygon } from '../../contract/clues.ts'
import type { PhotoId } from '../../contract/ids.ts'

export interface Column {
  title: string
  align?: 'end'
  /** For hashes and what a machine wrote. */
  mono?: boolean
  /** Takes what room is left. */
  wide?: boolean
}

export interface MarkedBox {
  /** A number of the table of clues, or a letter of the table of claims. */
  mark: string
  corners: PhotoPolygon
  of: 'clue' | 'entity'
}

export type Block =
  | { kind: 'paragraph'; text: string; tone?: 'lead' | 'faint' | 'warn' }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly (readonly [name: string, value: string])[]; mono?: boolean }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'photo'; photoId: PhotoId; alt: string; caption: string; boxes: readonly MarkedBox[]; covered: boolean }
  /** Both maps of a photo, side by side. */
  | { kind: 'maps'; photoId: PhotoId; caption: string }
  /** As it was written, line breaks and all. */
  | { kind: 'words'; text: string }
  | { kind: 'beside'; columns: readonly { title: string; blocks: readonly Block[] }[] }
  | { kind: 'heading'; text: string }

export interface Section {
  title: string
  /** Begins a page where it is printed. */
  newPage: boolean
  blocks: readonly Block[]
}

export interface Report {
  title: string
  /** Stands over the title. */
  kicker: string
  facts: readonly (readonly [name: string, value: string])[]
  /** At the foot of each page. */
  footer: string
  sections: readonly Section[]
}
