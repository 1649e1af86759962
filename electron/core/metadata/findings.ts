import type { PhotoMetadata } from '../../contract/photos.ts'
import { cameraFirstSold } from './camera-years.ts'
import { fieldOf, hasGroup } from './fields.ts'
import { editorNamed, generatorNamed } from './known-software.ts'
import { timeFindings } from './time-findings.ts'

/** `contradiction`: two statements that cannot both be true. `doubt`: a reason to look closer. `note`: what to know. */
export type Severity = 'contradiction' | 'doubt' | 'note'

export interface Finding {
  code: FindingCode
  severity: Severity
  /** What the sentence about it needs: names, dates and sizes as found. */
  details: readonly string[]
}

export type FindingCode =
  | 'changed-before-taken'
  | 'changed-later'
  | 'scanned'
  | 'clock-against-satellite'
  | 'zone-against-position'
  | 'taken-after-added'
  | 'clock-never-set'
  | 'time-filled-in'
  | 'camera-not-sold-yet'
  | 'made-by-generator'
  | 'went-through-editor'
  | 'size-differs'
  | 'position-without-time'
  | 'made-from-another'
  | 'screenshot'
  | 'no-thumbnail'
  | 'content-credentials'
  | 'words-but-no-camera'
  | 'nothing-left'

/** What is known of the file besides its metadata. */
export interface FileKnown {
  widthPx: number | null
  heightPx: number | null
  addedAt: string
}

/** What stands out in a file's metadata, gravest first. Finding nothing proves nothing. */
export function findingsOf(metadata: PhotoMetadata, file: FileKnown): Finding[] {
  const found = [...timeFindings(metadata, file.addedAt), ...madeFindings(metadata), ...fileFindings(metadata, file)]
  const order: Severity[] = ['contradiction', 'doubt', 'note']
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

const finding = (code: FindingCode, severity: Severity, ...details: string[]): Finding => ({ code, severity, details })

function madeFindings(metadata: PhotoMetadata): Finding[] {
  const found: Finding[] = []
  const programs = [
    'Software',
    'CreatorTool',
    'ProcessingSoftware',
    'HistorySoftwareAgent',
    'History',
    'parameters',
    'Comment',
    'Description',
  ]
  const words = programs.flatMap((tag) => fieldOf(metadata, tag) ?? [])
  const generator = generatorNamed(words) ?? declaredGenerator(metadata)
  const editor = editorNamed(words)
  if (generator !== null) found.push(finding('made-by-generator', 'contradiction', generator))
  if (editor !== null) found.push(finding('went-through-editor', 'doubt', editor))
  const sold = cameraFirstSold(metadata.camera)
  const year = Number(metadata.capturedAt?.slice(0, 4))
  if (sold !== null && year > 0 && year < sold)
    found.push(finding('camera-not-sold-yet', 'contradiction', metadata.camera ?? '', String(sold), String(year)))
  const [document, original] = ['DocumentID', 'OriginalDocumentID'].map((tag) => fieldOf(metadata, tag))
  if (document && original && document !== original) found.push(finding('made-from-another', 'doubt'))
  const comment = fieldOf(metadata, 'UserComment') ?? fieldOf(metadata, 'userComment') ?? ''
  if (/\bscreenshot\b/i.test(comment)) found.push(finding('screenshot', 'doubt'))
  if (fieldOf(metadata, 'ContentCredentials') !== null) found.push(finding('content-credentials', 'note'))
  return found
}

/** IPTC's digital source types of what no camera took. */
function declaredGenerator(metadata: PhotoMetadata): string | null {
  const declared = fieldOf(metadata, 'DigitalSourceType') ?? ''
  return /trainedAlgorithmicMedia|algorithmicMedia/i.test(declared) ? declared : null
}

function fileFindings(metadata: PhotoMetadata, { widthPx, heightPx }: FileKnown): Finding[] {
  const found: Finding[] = []
  const [width, height] = [
    ['ExifImageWidth', 'PixelXDimension'],
    ['ExifImageHeight', 'PixelYDimension'],
  ].map((tags) => Number(tags.map((tag) => fieldOf(metadata, tag)).find((value) => value !== null) ?? Number.NaN))
  if (width && height && widthPx && heightPx) {
    // Turned pictures have their sides exchanged.
    const same = (width === widthPx && height === heightPx) || (width === heightPx && height === widthPx)
    if (!same) found.push(finding('size-differs', 'doubt', `${width} × ${height}`, `${widthPx} × ${heightPx}`))
  }
  if (metadata.gps !== null && fieldOf(metadata, 'GPSTimeStamp') === null && fieldOf(metadata, 'GPSDateStamp') === null)
    found.push(finding('position-without-time', 'doubt'))
  const ofCamera = hasGroup(metadata, 'exif') || metadata.camera !== null
  if (metadata.camera !== null && metadata.fields.some(({ tag }) => tag) && !hasGroup(metadata, 'thumbnail') && !hasGroup(metadata, 'ifd1'))
    found.push(finding('no-thumbnail', 'note'))
  if (!ofCamera) found.push(finding(metadata.fields.some(isOfPeople) ? 'words-but-no-camera' : 'nothing-left', 'note'))
  return found
}

/** Groups that a file has without anybody having written about it. */
const OF_THE_FORMAT = new Set(['jfif', 'icc', 'png', 'ihdr', 'interop'])
const isOfPeople = ({ groupTag }: PhotoMetadata['fields'][number]) => groupTag !== undefined && !OF_THE_FORMAT.has(groupTag)
