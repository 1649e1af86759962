import type { ModelKind } from '../../contract/model-kind.ts'

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
