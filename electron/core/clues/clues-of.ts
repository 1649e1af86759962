import type { Clue } from '../../contract/clues.ts'
import { clueId, type PhotoId } from '../../contract/ids.ts'
import type { PhotoMetadata } from '../../contract/photos.ts'
import type { ClueDraft, ClueFinder, ClueLookup } from './clue-draft.ts'
import { findCurrencyClues } from './currency-clues.ts'
import { findDomainClues } from './domain-clues.ts'
import { halfWidth } from './half-width.ts'
import { metadataDrafts } from './metadata-clues.ts'
import { partOfLine } from './part-of-line.ts'
import { findPhoneClues } from './phone-clues.ts'
import { findNameClues } from './place-name-clues.ts'
import { findPlateClues } from './plate-clues.ts'
import { findPostcodeClues } from './postcode-clues.ts'
import { LEAST_CONFIDENCE } from './reliability.ts'
import type { TextLine } from './text-line.ts'
import { findLanguageClues, findScriptClues } from './writing-clues.ts'

export interface ClueSources {
  photoId: PhotoId
  /** Null where none could be read. */
  metadata: PhotoMetadata | null
  textLines: TextLine[]
  lookup: ClueLookup
  /** A fresh UUID at each call. */
  newId: () => string
}

/** What reads a line as an address, a number or a price; letters that they took are no names. */
const EXACT: ClueFinder[] = [findDomainClues, findPhoneClues, findPostcodeClues, findPlateClues, findCurrencyClues]
/** Longer text is no sign; bounds the work on whatever a reader hands in. */
const CHARACTERS_AT_MOST = 500

/**
 * Every claim about the place that the file's metadata and the text in the photo hold, metadata first, then line by line. Metadata
 * clues stay out of the posterior; so do the bare lines. Nothing is concluded from lines their reader doubts.
 */
export function cluesOf({ photoId, metadata, textLines, lookup, newId }: ClueSources): Clue[] {
  const fresh = () => ({ id: clueId.parse(newId()), photoId, standing: 'proposed' as const })
  const ofMetadata = (metadata === null ? [] : metadataDrafts(metadata, lookup)).map(
    (draft): Clue => ({ ...fresh(), ...draft, source: 'metadata', inPosterior: false, where: null, text: null }),
  )
  const ofText = textLines.flatMap((line) => {
    const whole: Clue = { ...fresh(), ...lineDraft(line), source: 'text', inPosterior: false, where: line.polygon, text: textOf(line) }
    const parts = readLine(line, lookup).map(({ start, end, ...draft }): Clue => {
      const where = partOfLine(line.polygon, line.text, start, end)
      return {
        ...fresh(),
        ...draft,
        reliability: draft.reliability * Math.min(1, line.confidence),
        source: 'text',
        inPosterior: true,
        where,
        text: null,
      }
    })
    return [whole, ...parts]
  })
  return [...ofMetadata, ...ofText]
}

function readLine(line: TextLine, lookup: ClueLookup): ClueDraft[] {
  if (!(line.confidence >= LEAST_CONFIDENCE) || line.text.length > CHARACTERS_AT_MOST) return []
  const narrow = { ...line, text: halfWidth(line.text) }
  const exact = EXACT.flatMap((find) => find(narrow, lookup))
  const free = findNameClues(narrow, lookup).filter(({ start, end }) => !exact.some((taken) => start < taken.end && end > taken.start))
  const all = [...exact, ...free, ...findScriptClues(narrow, lookup), ...findLanguageClues(narrow, lookup)]
  return all.map((draft) => ({ ...draft, quote: line.text.slice(draft.start, draft.end) }))
}

const textOf = ({ script, language, confidence, reader }: TextLine) => ({ script, language, confidence, reader })

const lineDraft = (line: TextLine) => ({
  kind: 'text-line' as const,
  title: `Text: ${line.text.length > 80 ? `${line.text.slice(0, 79)}…` : line.text}`,
  reason:
    line.confidence >= LEAST_CONFIDENCE
      ? 'A line of text in the photo; what can be concluded from it stands as clues of its own.'
      : 'A line of text that its reader doubts; nothing is concluded from it.',
  quote: line.text,
  supports: [],
  reliability: 0,
})
