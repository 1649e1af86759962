import { statSync } from 'node:fs'
import { join } from 'node:path'
import { writeDownloadRecord } from '../../../../models/downloads/download-record.ts'
import { ensurePassport } from '../../../../models/passports/ensure-passport.ts'
import { problemOf } from '../../../core/problem.ts'
import type { DownloadRecord } from '../../store/downloads.ts'

/**
 * Writes down beside a model that was fetched where it came from: in the passport of a pair, and for a checkpoint in a
 * record from which its passport takes it when it is converted.
 */
export async function keepOrigin({ form, repo, commit, files }: DownloadRecord, folder: string, signal: AbortSignal): Promise<void> {
  if (form === 'checkpoint') {
    const found = files.flatMap(({ path, bytes, sha256 }) => (sha256 ? [{ path, bytes, sha256 }] : []))
    await writeDownloadRecord(folder, { repository: repo, revision: commit, files: found })
    return
  }
  const isProjector = ({ path }: { path: string }) => path.toLowerCase().includes('mmproj')
  const [text, projector] = [files.find((file) => !isProjector(file)), files.find(isProjector)]
  if (!text || !projector) throw new Error(`A pair of ${repo} without its two files`)
  const [textFile, projectorFile] = [join(folder, text.path), join(folder, projector.path)]
  try {
    await ensurePassport({ textFile, projectorFile, signal, source: { kind: 'hub', repository: repo, revision: commit } })
  } catch (error) {
    // They are what the hub has. That they cannot be run, or get no passport, stands in the list of models.
    if (!problemOf(error)) throw error
  }
}

/** Whether all that was fetched still lies there; what was moved or deleted is not spoken of as here. */
export function isStillThere({ files }: Pick<DownloadRecord, 'files'>, folder: string): boolean {
  return files.every(({ path, bytes }) => statSync(join(folder, path), { throwIfNoEntry: false })?.size === bytes)
}
