import { FINDING_SENTENCES, SEVERITY_WORDS } from '../../../electron/core/report/metadata-words.ts'

/** By media type. */
const kinds: Record<string, string | undefined> = {
  'image/jpeg': 'JPEG photo',
  'image/png': 'PNG picture',
  'image/webp': 'WebP picture',
  'image/heic': 'HEIC photo',
  'image/avif': 'AVIF picture',
  'image/tiff': 'TIFF picture',
  'image/gif': 'GIF picture',
}

export const metadataStrings = {
  facts: {
    file: 'File',
    kind: 'Kind',
    size: 'Size',
    pixels: 'Pixels',
    takenAt: 'Says taken at',
    camera: 'Says camera',
    software: 'Says software',
    added: 'Added',
    credit: 'Credit',
    sha256: 'SHA-256',
  },
  about: 'About this file',
  kinds,
  pixelSize: (width: number, height: number) => `${width.toLocaleString('en')} × ${height.toLocaleString('en')} px`,
  standsOut: 'What stands out in the metadata',
  findings: FINDING_SENTENCES,
  severities: SEVERITY_WORDS,
  nothingGrave: 'No contradiction was found. That does not make the metadata true: whoever changes it carefully leaves none.',
  notRead: 'The metadata has not been read yet.',
  allFields: (count: number) => (count === 1 ? 'The one field' : `All ${count} fields`),
  fieldsText: 'Choose a field to read what it is, what it proves and what it does not.',
  searchFields: 'Search the fields',
  noSuchField: 'No field holds these words.',
  is: 'What it is',
  proves: 'What it can prove',
  provesNot: 'What it does not prove',
  noneTitle: 'No metadata at all',
  noneText:
    'Messengers (WhatsApp, Signal), social networks and screenshots remove it, so this is no sign of forgery. It only means that the file tells nothing of its time, camera or place.',
}
