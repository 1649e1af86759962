// The manifest of an archive: what it says of itself. Read by hand, so that the verifier needs nothing but this folder.

export const MANIFEST_NAME = 'manifest.json'
export const SEAL_NAME = 'seal.txt'
export const LOG_NAME = 'log.jsonl'
export const PHOTOS_NAME = 'rows/photos.jsonl'
export const ORIGINALS_NAME = 'rows/originals.jsonl'
export const ORIGINALS_FOLDER = 'originals/'
export const FORMAT = 'whereabouts-archive'
export const FORMAT_VERSION = 1
/** Larger manifests are not read: one line a file, so this is some hundred thousand photos. */
export const MOST_MANIFEST_BYTES = 64 * 1024 * 1024

export interface ManifestFile {
  name: string
  byteLength: number
  sha256: string
}

export interface Manifest {
  format: typeof FORMAT
  version: typeof FORMAT_VERSION
  product: string
  productVersion: string
  /** Version of the tables that the rows come from. */
  tablesVersion: number
  exportedAt: string
  exportedBy: string
  caseId: string
  caseTitle: string
  /** Whose view of contested borders the library takes, in a sentence; archives of older versions do not say. */
  borders?: string
  photos: number
  /** Photos that were taken out of the case stay behind, with all that was found on them. */
  photosLeftBehind: number
  logEntries: number
  /** The newest entry of the whole library's log when this was written; null for an empty log. */
  logHead: { sequence: number; hash: string } | null
  /** Every file but the manifest and its seal, in order. `rows` counts the lines of a table. */
  files: readonly (ManifestFile & { rows?: number })[]
}

/** The manifest, or a sentence that says why it is none. */
export function readManifest(text: string): Manifest | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'The manifest is not JSON.'
  }
  if (!isObject(value)) return 'The manifest is no list of facts.'
  if (value.format !== FORMAT) return 'The manifest does not say that this is a Whereabouts archive.'
  if (value.version !== FORMAT_VERSION)
    return `This archive has format version ${String(value.version).slice(0, 20)}; only version ${FORMAT_VERSION} is known.`
  const texts = ['product', 'productVersion', 'exportedAt', 'exportedBy', 'caseId', 'caseTitle'] as const
  const counts = ['tablesVersion', 'photos', 'photosLeftBehind', 'logEntries'] as const
  for (const name of texts) if (typeof value[name] !== 'string') return `The manifest lacks "${name}".`
  for (const name of counts) if (!isCount(value[name])) return `The manifest lacks "${name}".`
  if (value.borders !== undefined && typeof value.borders !== 'string') return 'The manifest’s “borders” cannot be read.'
  const head = value.logHead
  if (head !== null && !(isObject(head) && isCount(head.sequence) && isHash(head.hash))) return 'The manifest lacks "logHead".'
  if (!Array.isArray(value.files) || !value.files.every(isFile)) return 'The manifest’s list of files cannot be read.'
  return value as unknown as Manifest
}

function isFile(file: unknown): boolean {
  return (
    isObject(file) &&
    typeof file.name === 'string' &&
    isCount(file.byteLength) &&
    isHash(file.sha256) &&
    (file.rows === undefined || isCount(file.rows))
  )
}

export function sealText(manifestSha256: string): string {
  return `${manifestSha256}  ${MANIFEST_NAME}\n`
}

export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
