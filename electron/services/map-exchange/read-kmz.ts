import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { problemOf } from '../../core/problem.ts'
import { COMPRESSION_AT_MOST, ENTRIES_AT_MOST, FILE_BYTES_AT_MOST } from './limits.ts'
import { archiveRefused } from './map-file-problems.ts'

/**
 * The KML of a KMZ: `doc.kml`, else the first one at the top, else the first there is. Only that entry is opened, into memory; names of
 * entries are compared and never used as paths. Throws `map-archive-refused`.
 */
export async function kmlOfArchive(bytes: Buffer): Promise<Buffer> {
  const archive = await opened(bytes)
  try {
    const entries = await kmlEntries(archive)
    const entry =
      entries.find(({ fileName }) => fileName.toLowerCase() === 'doc.kml') ??
      entries.find(({ fileName }) => !fileName.includes('/')) ??
      entries[0]
    if (!entry) throw archiveRefused('there is no KML file in it')
    return await contentOf(archive, entry)
  } finally {
    archive.close()
  }
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  } catch (error) {
    throw archiveRefused(reason(error))
  }
}

async function kmlEntries(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > ENTRIES_AT_MOST) throw archiveRefused(`it holds more than ${ENTRIES_AT_MOST} files`)
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) if (/\.kml$/i.test(entry.fileName)) entries.push(entry)
  } catch (error) {
    throw archiveRefused(reason(error))
  }
  return entries
}

async function contentOf(archive: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw archiveRefused('it is locked with a password')
  const stream = await archive.openReadStreamPromise(entry).catch((error: unknown) => {
    throw archiveRefused(reason(error))
  })
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      length += piece.length
      // What the archive says of its sizes is not believed: what comes out is counted.
      if (length > FILE_BYTES_AT_MOST) throw archiveRefused('the map in it is larger than 32 MB')
      if (length > COMPRESSION_AT_MOST * Math.max(entry.compressedSize, 4096))
        throw archiveRefused('it unpacks to far more than any map does')
      pieces.push(piece)
    }
  } catch (error) {
    stream.destroy()
    throw problemOf(error) ? error : archiveRefused(reason(error))
  }
  return Buffer.concat(pieces)
}

const reason = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : 'it is damaged')
