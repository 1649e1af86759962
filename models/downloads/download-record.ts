// What a fetched checkpoint says of itself: where it came from, and what its files were found to be.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hubRepo } from '../../electron/contract/downloads.ts'
import { sha256 } from '../../electron/contract/ids.ts'
import { replaceForCertain } from '../files/make-certain.ts'

const FILE = 'whereabouts-download.json'

const downloadRecord = z.strictObject({
  repository: hubRepo,
  /** The commit. */
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().nonnegative(), sha256 })),
})
export type DownloadRecordFile = z.infer<typeof downloadRecord>

export async function writeDownloadRecord(folder: string, record: DownloadRecordFile): Promise<void> {
  await replaceForCertain(join(folder, FILE), `${JSON.stringify(record, null, 2)}\n`)
}

/** Null for a folder that was not fetched by this program, or whose record is none. */
export function readDownloadRecord(folder: string): DownloadRecordFile | null {
  try {
    return downloadRecord.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
  } catch (error) {
    const isUnusable =
      error instanceof SyntaxError || error instanceof z.ZodError || typeof (error as NodeJS.ErrnoException).code === 'string'
    if (isUnusable) return null
    throw error
  }
}
