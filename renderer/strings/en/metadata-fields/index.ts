import { cameraAndExposureFields } from './camera-and-exposure.ts'
import type { FieldExplanation } from './explanation.ts'
import { timeAndPositionFields } from './time-and-position.ts'
import { wordsAndHistoryFields } from './words-and-history.ts'

/** What fields of EXIF, IPTC and XMP are, what they prove and what not, in plain words. */
export const metadataFieldStrings: readonly FieldExplanation[] = [
  ...timeAndPositionFields,
  ...cameraAndExposureFields,
  ...wordsAndHistoryFields,
]
