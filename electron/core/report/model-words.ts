import type { ModelKind } from '../../contract/model-kind.ts'
import type { PassportReference } from '../../contract/passport-reference.ts'

/** What stands wherever the answer of a model is shown that nobody should rely on, on screen, on paper and in files. */
export interface ModelWarning {
  title: string
  made: string
  /** What of its words the answer rests on. */
  counted: string
}

export const MODEL_WARNINGS: Record<ModelKind, ModelWarning | null> = {
  geolocation: null,
  demonstration: {
    title: 'Demonstration model of an invented world: on a real photo its answer means nothing.',
    made: 'It was trained on drawn pictures, to show how the program works.',
    counted: 'The map counts its words as if the photo were one of them.',
  },
  test: {
    title: 'Test model: its words mean nothing.',
    made: 'It was generated to test the program.',
    counted: 'The map rests on clues and hints alone.',
  },
}

/** What vouches for a run's model, from the passport's reference that the run recorded; undefined in runs of older versions. */
export function passportWords(passport: PassportReference | null | undefined): string {
  if (passport === undefined) return 'not recorded'
  if (passport === null) return 'none: nothing says where the model’s files came from'
  const { sha256, changedFileAccepted } = passport
  return changedFileAccepted ? `${sha256}; a file of the model was changed, and a person went on with it` : sha256
}

/** What whoever reads the answers should know of the model's files, after a blank; empty where its passport vouches for them. */
export function passportSentence(passport: PassportReference | null | undefined): string {
  if (passport === null) return ' The model had no passport: nothing says where its files came from.'
  if (!passport?.changedFileAccepted) return ''
  return ' A file of the model had been changed since its passport was drawn up, and a person went on with it.'
}
