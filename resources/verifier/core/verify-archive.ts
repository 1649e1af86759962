// Checks an archive from its first byte to its last, in one pass, without believing anything that it says of itself.
import { crc32 as ownCrc32 } from './crc32.ts'
import { createLines } from './lines.ts'
import { createLogLinks } from './log-links.ts'
import {
  LOG_NAME,
  MANIFEST_NAME,
  type Manifest,
  MOST_MANIFEST_BYTES,
  ORIGINALS_NAME,
  PHOTOS_NAME,
  readManifest,
  SEAL_NAME,
  sealText,
} from './manifest.ts'
import { createReferences } from './references.ts'
import { createSha256, type Sha256Sum } from './sha256.ts'
import { archiveEnd, isEntryName, LOCAL_FIXED_BYTES, LOCAL_SIGNATURE, LONGEST_NAME, localHeader, type ZipEntry } from './zip-layout.ts'

/** A file of any size, read in pieces. `read` returns fewer bytes than asked for only at the file's end. */
export interface ByteSource {
  byteLength: number
  read(offset: number, byteLength: number): Promise<Uint8Array>
}

export interface VerifyOptions {
  onProgress?: (bytesDone: number, byteLength: number) => void
  signal?: AbortSignal
  /** Quicker sums, where the machine has them. */
  createHash?: () => Sha256Sum
  crc32?: (bytes: Uint8Array, before: number) => number
}

export type CheckId = 'container' | 'seal' | 'files' | 'log' | 'photos'

export interface Check {
  id: CheckId
  passed: boolean
  /** What was checked, or what is wrong: sentences for people. */
  said: string[]
}

export interface VerifiedEntry extends ZipEntry {
  /** Where its bytes begin in the archive. */
  offset: number
  sha256: string
}

export interface Verification {
  whole: boolean
  /** SHA-256 of the manifest as it is in this file: to be compared with the one that the sender tells. Null where there is none. */
  seal: string | null
  manifest: Manifest | null
  checks: Check[]
  entries: VerifiedEntry[]
}

const PIECE_BYTES = 4 * 1024 * 1024
const MOST_TOLD = 20

export async function verifyArchive(source: ByteSource, options: VerifyOptions = {}): Promise<Verification> {
  const { onProgress = () => {}, signal, createHash = createSha256, crc32 = ownCrc32 } = options
  const container: string[] = []
  const log = createLogLinks()
  const references = createReferences()
  const rowCounts = new Map<string, { count: number; readable: boolean }>()
  const small = new Map<string, Uint8Array>()
  const entries: VerifiedEntry[] = []
  const known = new Set<string>()
  let offset = 0

  for (;;) {
    const fixed = await source.read(offset, LOCAL_FIXED_BYTES)
    const entry = readLocal(fixed)
    if (!entry) break
    const nameBytes = await source.read(offset + LOCAL_FIXED_BYTES, entry.nameLength)
    const name = String.fromCharCode(...nameBytes)
    if (!isEntryName(name) || known.has(name)) {
      container.push(`At byte ${offset} a file has a name that no archive of Whereabouts has.`)
      break
    }
    const start = offset + LOCAL_FIXED_BYTES + entry.nameLength
    const { byteLength, crc32: saidCrc } = entry
    if (start + byteLength > source.byteLength) {
      container.push(`The archive ends in the middle of ${name}: it was cut off, or a length was changed.`)
      break
    }
    const own = localHeader({ name, byteLength, crc32: saidCrc })
    if (!sameBytes(own.subarray(0, LOCAL_FIXED_BYTES), fixed)) container.push(`The header before ${name} is not the one that was written.`)
    known.add(name)
    const sink = sinkFor(name)
    const hash = createHash()
    let crc = 0
    for (let done = 0; done < byteLength; ) {
      signal?.throwIfAborted()
      const piece = await source.read(start + done, Math.min(PIECE_BYTES, byteLength - done))
      if (piece.length === 0) throw new Error('The file became shorter while it was read.')
      hash.update(piece)
      crc = crc32(piece, crc)
      sink.add(piece)
      done += piece.length
      onProgress(start + done, source.byteLength)
    }
    sink.end()
    if (crc !== saidCrc) container.push(`The checksum of ${name} does not fit its bytes.`)
    entries.push({ name, byteLength, crc32: saidCrc, offset: start, sha256: hash.digest() })
    offset = start + byteLength
  }
  await checkEnd()
  onProgress(source.byteLength, source.byteLength)

  /** Where a file's bytes go on their way past the sums. */
  function sinkFor(name: string): { add: (bytes: Uint8Array) => void; end: () => void } {
    if (name === MANIFEST_NAME || name === SEAL_NAME) {
      const parts: Uint8Array[] = []
      let byteLength = 0
      return {
        add: (bytes) => {
          byteLength += bytes.length
          if (byteLength <= MOST_MANIFEST_BYTES) parts.push(bytes.slice())
        },
        end: () => small.set(name, joined(parts)),
      }
    }
    if (!name.endsWith('.jsonl')) return { add: () => {}, end: () => {} }
    const take = { [LOG_NAME]: log.add, [PHOTOS_NAME]: references.addPhoto, [ORIGINALS_NAME]: references.addOriginal }[name]
    const lines = createLines(take ?? (() => {}))
    return { add: lines.add, end: () => rowCounts.set(name, lines.end()) }
  }

  async function checkEnd(): Promise<void> {
    let at = offset
    for (const part of archiveEnd(entries)) {
      const found = await source.read(at, part.length)
      if (!sameBytes(part, found)) {
        container.push(`The list at the archive’s end differs, at byte ${at}, from the one that was written, or is cut off.`)
        return
      }
      at += part.length
    }
    if (at !== source.byteLength) container.push(`${source.byteLength - at} bytes stand after the archive’s end that do not belong to it.`)
  }

  return conclude({ container, log, references, rowCounts, small, entries })
}

interface Found {
  container: string[]
  log: ReturnType<typeof createLogLinks>
  references: ReturnType<typeof createReferences>
  rowCounts: Map<string, { count: number; readable: boolean }>
  small: Map<string, Uint8Array>
  entries: VerifiedEntry[]
}

function conclude({ container, log, references, rowCounts, small, entries }: Found): Verification {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const seal = byName.get(MANIFEST_NAME)?.sha256 ?? null
  const read = seal === null ? 'There is no manifest in this file.' : readManifest(textOf(small.get(MANIFEST_NAME)))
  const manifest = typeof read === 'string' ? null : read
  const sealProblems = typeof read === 'string' ? [read] : []
  if (seal !== null && textOf(small.get(SEAL_NAME)) !== sealText(seal))
    sealProblems.push('The seal does not fit the manifest: one of them was changed.')
  const fileProblems = manifest ? filesAgainst(manifest, entries, rowCounts) : ['Without a manifest no file can be held against its hash.']
  const logFound = log.end(manifest?.logHead ?? null)
  if (manifest && logFound.entries !== manifest.logEntries)
    logFound.problems.push('The log does not have as many entries as the manifest says.')
  const photosFound = references.end(byName)
  if (manifest && photosFound.photos !== manifest.photos) photosFound.problems.push('There are not as many photos as the manifest says.')
  const bytes = entries.reduce((sum, entry) => sum + entry.byteLength, 0)
  const gaps = logFound.gaps === 0 ? 'without a gap' : `with ${logFound.gaps} gaps where entries of other matters stood`
  const checks = [
    check('container', container, 'Every byte of the file is where it must be, and there is none that does not belong to it.'),
    check('seal', sealProblems, 'The manifest is the one that was sealed.'),
    check('files', fileProblems, `${entries.length} files, ${bytes} bytes: each has the hash that the manifest names.`),
    check('photos', photosFound.problems, `${photosFound.photos} photos: the original of each is here, and no other.`),
    check('log', logFound.problems, `${logFound.entries} entries of the log: each fits its hash, and they follow one another ${gaps}.`),
  ]
  return { whole: checks.every(({ passed }) => passed), seal, manifest, checks, entries }
}

function filesAgainst(manifest: Manifest, entries: readonly VerifiedEntry[], rowCounts: Found['rowCounts']): string[] {
  const problems: string[] = []
  const expected = [MANIFEST_NAME, SEAL_NAME, ...manifest.files.map(({ name }) => name)]
  const said = new Map(manifest.files.map((file) => [file.name, file]))
  const here = new Set(entries.map(({ name }) => name))
  for (const { name } of manifest.files) if (!here.has(name)) problems.push(`${name} is missing.`)
  if (entries.length !== expected.length) problems.push(`There are ${entries.length} files, and the manifest speaks of ${expected.length}.`)
  for (const [index, { name, byteLength, sha256 }] of entries.entries()) {
    if (expected[index] !== name) problems.push(`${name} stands where another file belongs, or is not in the manifest.`)
    const file = said.get(name)
    if (!file) continue
    if (file.sha256 !== sha256 || file.byteLength !== byteLength)
      problems.push(`${name} was changed: it does not have the hash that the manifest names.`)
    const rows = rowCounts.get(name)
    if (rows && !rows.readable) problems.push(`${name} cannot be read as text.`)
    else if (file.rows !== rows?.count) problems.push(`${name} does not have as many lines as the manifest says.`)
  }
  return problems
}

function check(id: CheckId, problems: string[], allWell: string): Check {
  return problems.length === 0 ? { id, passed: true, said: [allWell] } : { id, passed: false, said: problems.slice(0, MOST_TOLD) }
}

/** Null where no file begins: the list at the end does, or something that does not belong here. */
function readLocal(bytes: Uint8Array): { nameLength: number; byteLength: number; crc32: number } | null {
  if (bytes.length < LOCAL_FIXED_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return null
  const nameLength = view.getUint16(26, true)
  if (nameLength === 0 || nameLength > LONGEST_NAME) return null
  return { nameLength, byteLength: view.getUint32(18, true), crc32: view.getUint32(14, true) }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function textOf(bytes: Uint8Array | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}
