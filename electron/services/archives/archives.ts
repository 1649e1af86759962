import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type { ExportEvent, ImportEvent, MadeFile } from '../../contract/archives.ts'
import type { CaseId } from '../../contract/ids.ts'
import { fileNameOf } from '../files/file-name-of.ts'
import type { MadeFiles } from '../files/made-files.ts'
import { shownName } from '../intake/shown-name.ts'
import type { Library } from '../library/library.ts'
import { noteExport } from '../store/archive/imports.ts'
import { inTransaction } from '../store/transaction.ts'
import { prepareArchive } from './export-archive.ts'
import { importArchive } from './import-archive.ts'
import { asEvents, type Report } from './with-progress.ts'

export interface Archives {
  prepare(caseId: CaseId, signal?: AbortSignal): AsyncGenerator<ExportEvent>
  /** Keeps an uploaded archive until it is imported or `forget`ten; returns its token. */
  receive(bytes: Readable, fileName: string, signal?: AbortSignal): Promise<{ upload: string }>
  importUpload(upload: string, signal?: AbortSignal): AsyncGenerator<ImportEvent>
  importFile(path: string, signal?: AbortSignal): AsyncGenerator<ImportEvent>
  verifier(): Promise<MadeFile>
}

export interface ArchivesOptions {
  library: Library
  made: MadeFiles
  version: string
}

const VERIFIER_FILE = fileURLToPath(new URL('../../../resources/verifier/verify.html', import.meta.url))
export const ARCHIVE_ENDING = '.whereabouts'

export function createArchives({ library, made, version }: ArchivesOptions): Archives {
  const uploads = new Map<string, { path: string; fileName: string }>()

  function prepare(caseId: CaseId, signal?: AbortSignal): AsyncGenerator<ExportEvent> {
    const work = (report: Report) => prepareArchive({ library, caseId, version, ...(signal && { signal }), onProgress: report })
    return asEvents(work, ({ manifest, seal, byteLength, files, bytes, dispose }) => {
      const fileName = `${fileNameOf(manifest.caseTitle, 'case')}${ARCHIVE_ENDING}`
      const file = made.add({ fileName, mediaType: 'application/octet-stream', byteLength, bytes, dispose })
      inTransaction(library.write, () => noteExport(library.write, { caseId, seal, files, byteLength }, library.stamp()))
      return { type: 'ready' as const, file, seal, files, photos: manifest.photos, photosLeftBehind: manifest.photosLeftBehind }
    })
  }

  async function receive(bytes: Readable, fileName: string, signal?: AbortSignal): Promise<{ upload: string }> {
    const upload = randomUUID()
    const incoming = join(library.folder, 'incoming')
    // Ends like a half-copied photo, so that one of these that was forgotten goes the same way.
    const path = join(incoming, `${upload}.part`)
    try {
      await mkdir(incoming, { recursive: true })
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }), { ...(signal && { signal }) })
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    uploads.set(upload, { path, fileName: shownName(fileName, 'archive') })
    return { upload }
  }

  async function* importUpload(upload: string, signal?: AbortSignal): AsyncGenerator<ImportEvent> {
    const found = uploads.get(upload)
    if (!found) {
      yield { type: 'failed', problem: UPLOAD_GONE }
      return
    }
    try {
      yield* imported(found.path, found.fileName, signal)
    } finally {
      uploads.delete(upload)
      await rm(found.path, { force: true })
    }
  }

  function imported(path: string, fileName: string, signal?: AbortSignal): AsyncGenerator<ImportEvent> {
    const work = (report: Report) => importArchive({ library, path, fileName, ...(signal && { signal }), onProgress: report })
    return asEvents(work, (result) => ({ type: 'imported' as const, ...result }))
  }

  return {
    prepare,
    receive,
    importUpload,
    importFile: (path, signal) => imported(path, basename(path), signal),
    async verifier() {
      const { byteLength } = await readFile(VERIFIER_FILE)
      return made.add({ fileName: 'verify.html', mediaType: 'text/html', byteLength, bytes: () => createReadStream(VERIFIER_FILE) })
    },
  }
}

const UPLOAD_GONE = {
  code: 'upload-gone',
  message: 'The uploaded archive is no longer there.',
  remedy: 'Choose the archive again.',
}
