import { problemMaker } from '../../core/problem.ts'

type DriftProblemCode = 'drift-photos' | 'drift-other-vocabulary' | 'drift-no-room' | 'drift-same-model'

const REMEDIES: Record<DriftProblemCode, string> = {
  'drift-photos': 'Name a folder with photos (JPEG, PNG, WebP, HEIC, AVIF or TIFF), or none: then the photos that ship are used.',
  'drift-other-vocabulary': 'Compare two models that were made from the same checkpoint.',
  'drift-no-room': 'Free some space on the disk for temporary files, or compare with fewer photos or shorter answers.',
  'drift-same-model': 'Name the quantised model and, as its reference, the one that it was made from.',
}

export const driftProblem = problemMaker(REMEDIES)
