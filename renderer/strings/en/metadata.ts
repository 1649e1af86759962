import type { FindingCode, Severity } from '../../../electron/core/metadata/findings.ts'

type Sentence = (details: readonly string[]) => string

const findings: Record<FindingCode, Sentence> = {
  'changed-before-taken': ([changed, taken]) =>
    `The file says it was changed (${changed}) before it was taken (${taken}). A clock was wrong, or one of the two times was set by hand.`,
  'changed-later': ([changed, taken]) =>
    `The file was written again after the shot: taken ${taken}, changed ${changed}. Copying does not do that; turning, rating and editing do.`,
  scanned: ([digitised]) =>
    `The picture became a file later than it was taken (${digitised}): a scan, or a conversion that rewrote the times.`,
  'clock-against-satellite': ([clock, satellite, apart]) =>
    `The camera’s clock (${clock}) and the time by satellite (${satellite} UTC) are ${apart} apart, more than zones explain. One of them was not written at the shot.`,
  'taken-after-added': ([taken]) =>
    `The shot is dated ${taken}, after the photo was added here. The camera’s clock was wrong, or the time was changed.`,
  'clock-never-set': ([date]) => `The time ${date} is what cameras write whose clock was never set.`,
  'time-filled-in': ([date]) =>
    `The time of day is exactly midnight on ${date}: probably only the date was known, and a program filled in the rest.`,
  'camera-not-sold-yet': ([camera, sold, year]) =>
    `${camera} was first sold in ${sold}, but the shot is dated ${year}. The date or the camera was changed.`,
  'made-by-generator': ([program]) =>
    `The file names a program that makes pictures from words: ${program}. Unless that is a forgery, no camera took it.`,
  'went-through-editor': ([program]) =>
    `The file went through ${program}. That is usual for published photos; it means that fields and pixels may have been changed.`,
  'size-differs': ([before, now]) => `The camera wrote ${before} pixels, the file has ${now}. It was cropped or made smaller since.`,
  'position-without-time': () =>
    'The position has no time by satellite with it. Receivers write both; positions without a time were often set later on a map.',
  'made-from-another': () => 'The file was made from another document, by its own history. Ask for the original.',
  screenshot: () => 'The file calls itself a screenshot: it shows a screen, and its time and position are the screen’s.',
  'no-thumbnail': () => 'There is no small preview inside, as cameras write one. A program has probably rewritten the file.',
  'content-credentials': () =>
    'The file carries Content Credentials (C2PA). Their signature is not checked here; a C2PA verifier can say who signed what.',
  'words-but-no-camera': () =>
    'There are words about the picture, but nothing a camera would write. It passed through a program that removed it, or no camera took it.',
  'nothing-left': () =>
    'Nothing that a camera writes is left. Messengers and social networks remove it, and so do screenshots: ask for the file as it left the camera.',
}

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

const severities: Record<Severity, string> = { contradiction: 'Contradiction.', doubt: 'Look closer.', note: 'Note.' }

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
  findings,
  severities,
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
