// An archive is read as hostile input. Its files are stored as they are, so that none can unpack to more than the archive has,
// and only those are opened that the manifest names.
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ProblemError } from '../../electron/core/problem.ts'
import { foldedName } from '../files/file-names.ts'
import { hashBytes } from '../files/hash-file.ts'
import { type ListedFile, MANIFEST_NAME, MOST_MANIFEST_BYTES, readManifest } from './manifest.ts'
import type { OpenedTransfer } from './opened-transfer.ts'
import { transferProblem } from './transfer-problem.ts'

/** Manifest, text model, projector, passport. */
const MOST_ENTRIES = 4
const LINK = 0o120000
const KIND_OF_FILE = 0o170000
const STORED = 0

/** Throws `transfer-unreadable`, `transfer-not-a-model`, `transfer-from-newer-version`, `transfer-refused`. */
export async function openArchive(path: string): Promise<OpenedTransfer> {
  const archive = await openZip(path)
  try {
    const entries = await entriesOf(archive)
    const bytes = await manifestOf(archive, entries)
    const { files } = readManifest(bytes)
    for (const file of files) expectEntry(file, entries.get(file.name))
    if (entries.size !== files.length + 1) throw refused('it holds files that its manifest does not name')
    expectRoom(files, statSync(path).size)
    return {
      kind: 'archive',
      name: basename(path),
      files,
      seal: hashBytes(bytes),
      bytesOf: ({ name }) => contentOf(archive, entries.get(name) as Entry),
      close: () => archive.close(),
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
  } catch (error) {
    const isOfSystem = (error as NodeJS.ErrnoException).code !== undefined
    if (isOfSystem)
      throw transferProblem('transfer-unreadable', 'The archive could not be opened.', { path, reason: reason(error) }, { cause: error })
    throw transferProblem(
      'transfer-not-a-model',
      `${basename(path)} is not a ZIP archive, or was cut off.`,
      { path, reason: reason(error) },
      { cause: error },
    )
  }
}

async function entriesOf(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > MOST_ENTRIES) throw notAModel(`it holds ${archive.entryCount} files`)
  const entries = new Map<string, Entry>()
  const taken = new Set<string>()
  for await (const entry of damagedAsRefused(archive.eachEntry())) {
    const { fileName } = entry
    const shown = JSON.stringify(fileName.slice(0, 120))
    if (taken.has(foldedName(fileName))) throw refused(`the name ${shown} is there twice`)
    if (fileName.endsWith('/')) throw refused(`it holds a folder, ${shown}`)
    if (((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK) throw refused(`${shown} is a link`)
    if (entry.isEncrypted()) throw refused(`${shown} is locked with a password`)
    if (entry.compressionMethod !== STORED) throw refused(`${shown} is compressed; unpack the archive, and import the folder`)
    taken.add(foldedName(fileName))
    entries.set(fileName, entry)
  }
  return entries
}

async function manifestOf(archive: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Buffer> {
  const entry = entries.get(MANIFEST_NAME)
  if (!entry) throw notAModel(`there is no ${MANIFEST_NAME} in it`)
  if (entry.uncompressedSize > MOST_MANIFEST_BYTES) throw refused('its manifest is far too large')
  const pieces: Uint8Array[] = []
  for await (const piece of contentOf(archive, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function expectEntry({ name, bytes }: ListedFile, entry: Entry | undefined): void {
  if (!entry) throw refused(`${name} is missing from it`)
  if (entry.uncompressedSize !== bytes) throw refused(`${name} has another length than its manifest says`)
}

/** What lies in the archive more than once, part over part, would be written more than once. */
function expectRoom(files: readonly ListedFile[], archiveBytes: number): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > archiveBytes) throw refused('its files are larger than it is itself')
}

async function* contentOf(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await archive.openReadStreamPromise(entry).catch((error: unknown) => {
    throw damaged(error)
  })
  try {
    yield* damagedAsRefused(stream as AsyncIterable<Buffer>)
  } finally {
    stream.destroy()
  }
}

async function* damagedAsRefused<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items
  } catch (error) {
    throw error instanceof ProblemError ? error : damaged(error)
  }
}

function damaged(error: unknown) {
  if ((error as NodeJS.ErrnoException).code !== undefined) {
    return transferProblem('transfer-unreadable', 'The archive could not be read to its end.', { reason: reason(error) }, { cause: error })
  }
  return transferProblem('transfer-refused', 'The archive is damaged, and is not taken in.', { reason: reason(error) }, { cause: error })
}

const reason = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : 'unknown')
const refused = (why: string) => transferProblem('transfer-refused', `The archive is not taken in: ${why}.`, {})
const notAModel = (why: string) => transferProblem('transfer-not-a-model', `This is no archive of a model: ${why}.`, {})
