// What has come of a file so far: the part itself, and beside it a note of what it is a part of and how much is safe.
import { constants, createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { renameForCertain, replaceForCertain } from '../files/make-certain.ts'
import { type ContentHash, contentHash } from './content-hash.ts'
import type { HubFile } from './hub-listing.ts'
import { expectPlainFile } from './safe-name.ts'

const note = z.object({
  /** The hash of the whole: a part of another file is begun anew. */
  of: z.string(),
  /** The tag of the answer that it came from, and whose: to another mirror it means nothing. */
  tag: z.object({ host: z.string(), etag: z.string() }).nullable(),
  /** So many bytes are on the disk for certain; after a power cut what follows may be anything. */
  bytesKept: z.number().int().nonnegative(),
})
type Note = z.infer<typeof note>
export type Tag = Note['tag']

/** How often what came is brought onto the disk, and noted as kept. */
export const KEEP_EVERY_BYTES = 64 * 1024 * 1024

export interface PartFile {
  /** How much of it has come. */
  readonly bytes: number
  readonly tag: Tag
  append(chunk: Uint8Array): Promise<void>
  beginAnew(tag: Tag): Promise<void>
  setTag(tag: Tag): void
  /** Brings what came onto the disk and notes it as kept. */
  keep(): Promise<void>
  /** Ends the hash: nothing can be appended any more. */
  finish(): ReturnType<ContentHash['finish']>
  /** Gives the whole file its name. */
  become(target: string): Promise<void>
  close(): Promise<void>
}

export const partPath = (target: string): string => `${target}.part`
const notePath = (target: string): string => `${target}.part.json`
export const lockPath = (target: string): string => `${target}.part.lock`

/** Opens what there is of a file, and hashes it, so that it goes on from there. Throws `download-name-refused` for a link in its place. */
export async function openPart(target: string, file: HubFile, signal: AbortSignal | undefined, keepEveryBytes: number): Promise<PartFile> {
  const path = partPath(target)
  await expectPlainFile(path, file.path)
  await expectPlainFile(notePath(target), file.path)
  const known = await readNote(target)
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o644)
  try {
    return await resumed(handle, { target, file, signal, keepEveryBytes, known })
  } catch (error) {
    await handle.close()
    throw error
  }
}

interface Resuming {
  target: string
  file: HubFile
  signal: AbortSignal | undefined
  keepEveryBytes: number
  known: Note | null
}

async function resumed(handle: FileHandle, { target, file, signal, keepEveryBytes, known }: Resuming): Promise<PartFile> {
  const { size } = await handle.stat()
  const isOfThis = known !== null && known.of === file.hash.value && known.bytesKept <= Math.min(size, file.bytes)
  let bytes = isOfThis ? known.bytesKept : 0
  let tag = isOfThis ? known.tag : null
  let kept = bytes
  let hash = contentHash(file)
  await handle.truncate(bytes)
  if (bytes > 0)
    for await (const chunk of createReadStream(partPath(target), { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer)

  async function keep(): Promise<void> {
    await handle.datasync()
    await replaceForCertain(notePath(target), JSON.stringify({ of: file.hash.value, tag, bytesKept: bytes } satisfies Note))
    kept = bytes
  }

  return {
    get bytes() {
      return bytes
    },
    get tag() {
      return tag
    },
    async append(chunk) {
      for (let at = 0; at < chunk.byteLength; ) {
        const { bytesWritten } = await handle.write(chunk, at, chunk.byteLength - at, bytes + at)
        at += bytesWritten
      }
      hash.update(chunk)
      bytes += chunk.byteLength
      if (bytes - kept >= keepEveryBytes) await keep()
    },
    async beginAnew(newTag) {
      // First, so that no note vouches for bytes that are gone.
      await rm(notePath(target), { force: true })
      await handle.truncate(0)
      hash = contentHash(file)
      bytes = 0
      kept = 0
      tag = newTag
    },
    setTag(newTag) {
      tag = newTag
    },
    keep,
    finish: () => hash.finish(),
    async become(name) {
      await handle.sync()
      await handle.close()
      await renameForCertain(partPath(target), name)
      await rm(notePath(target), { force: true })
    },
    close: () => handle.close(),
  }
}

/** How much of the file would not have to come again. */
export async function keptBytes(target: string, file: HubFile): Promise<number> {
  const known = await readNote(target)
  return known?.of === file.hash.value ? Math.min(known.bytesKept, file.bytes) : 0
}

/** Removes what came of a file that is not wanted any more. */
export async function discardPart(target: string): Promise<void> {
  await rm(partPath(target), { force: true })
  await rm(notePath(target), { force: true })
}

/** Null where there is none, or where a power cut left half of one: the part is begun anew. */
async function readNote(target: string): Promise<Note | null> {
  try {
    return note.parse(JSON.parse(await readFile(notePath(target), 'utf8')))
  } catch (error) {
    const isUnusable = error instanceof SyntaxError || error instanceof z.ZodError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isUnusable) return null
    throw error
  }
}
