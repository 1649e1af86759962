// What stands out in a file's metadata, in English: reports say it, and so does the English page.
import type { FindingCode, Severity } from '../metadata/findings.ts'

type Sentence = (details: readonly string[]) => string

export const FINDING_SENTENCES: Record<FindingCode, Sentence> = {
  'changed-before-taken': ([changed, taken]) =>
    `The file says it was changed (${changed}) before it was taken (${taken}). A clock was wrong, or one of the two times was set by hand.`,
  'changed-later': ([changed, taken]) =>
    `The file was written again after the shot: taken ${taken}, changed ${changed}. Copying does not do that; turning, rating and editing do.`,
  scanned: ([digitised]) =>
    `The picture became a file later than it was taken (${digitised}): a scan, or a conversion that rewrote the times.`,
  'zone-against-position': ([zone, there]) =>
    `The clock says its time zone is UTC${zone}, but at the position in the file clocks are near UTC${there}. The clock was set to another zone, or the position was set later.`,
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

export const SEVERITY_WORDS: Record<Severity, string> = { contradiction: 'Contradiction.', doubt: 'Look closer.', note: 'Note.' }
