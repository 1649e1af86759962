// How far a file has come that is written in parts: `FILE.part.json` beside `FILE.part`, until the work it belongs to is over.
import { readFile, rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import { renameForCertain, replaceForCertain } from '../files/make-certain.ts'

const record = z.strictObject({
  /** Of the content as it will be. */
  sha256: z.string(),
  tensorsDone: z.number().int().min(0),
  /** Of the whole file, which keeps both when it is given its name. */
  whole: z.strictObject({ fileBytes: z.number(), modifiedMs: z.number() }).optional(),
})
export type PartsRecord = z.infer<typeof record>

export const partOf = (path: string) => `${path}.part`
const recordOf = (path: string) => `${path}.part.json`

/** Null where there is none that can be read. */
export async function readRecord(path: string): Promise<PartsRecord | null> {
  try {
    return record.safeParse(JSON.parse(await readFile(recordOf(path), 'utf8'))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export function keepRecord(path: string, kept: PartsRecord): Promise<void> {
  return replaceForCertain(recordOf(path), JSON.stringify(kept))
}

/** Gives the part, whose bytes are certain, the file's own name; the record says so, so that it is known again. */
export async function finish(path: string, { sha256, tensorsDone }: PartsRecord): Promise<void> {
  const { size: fileBytes, mtimeMs: modifiedMs } = await stat(partOf(path))
  await keepRecord(path, { sha256, tensorsDone, whole: { fileBytes, modifiedMs } })
  await renameForCertain(partOf(path), path)
}

/** Whether the file under its own name is the one that the record tells of, untouched. */
export async function isFinished(path: string, { whole }: PartsRecord): Promise<boolean> {
  if (!whole) return false
  const found = await stat(path).catch(() => null)
  return found !== null && found.size === whole.fileBytes && found.mtimeMs === whole.modifiedMs
}

/** Bytes that are on the disk already of what is written in parts. */
export async function bytesThere(path: string): Promise<number> {
  const record = await readRecord(path)
  const found = await stat(record && (await isFinished(path, record)) ? path : partOf(path)).catch(() => null)
  return found?.size ?? 0
}

/** Removes the record, and the part where there is one. The file itself stays. */
export async function discardParts(path: string): Promise<void> {
  for (const each of [`${recordOf(path)}.new`, recordOf(path), partOf(path)]) await rm(each, { force: true })
}
