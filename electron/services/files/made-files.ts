import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { MadeFile } from '../../contract/archives.ts'
import { headerEncoded } from './header-encoded.ts'

export interface NewMadeFile {
  fileName: string
  mediaType: string
  byteLength: number
  /** From its beginning, each time anew. */
  bytes: () => AsyncIterable<Uint8Array>
  /** Lets go of what lies on the disk for it. */
  dispose?: () => Promise<void>
}

/** Files that were made on request and wait to be saved by the page, at `made/<token>`. */
export interface MadeFiles {
  add(file: NewMadeFile): MadeFile
  answer(token: string | undefined, method: string): Response | null
  close(): Promise<void>
}

/** More than these are not kept: whoever saves late asks again. */
const MOST_KEPT = 8

export function createMadeFiles(): MadeFiles {
  const files = new Map<string, NewMadeFile>()
  const letGo = async (token: string) => {
    const file = files.get(token)
    files.delete(token)
    await file?.dispose?.()
  }
  return {
    add(file) {
      const token = randomUUID()
      files.set(token, file)
      for (const old of [...files.keys()].slice(0, -MOST_KEPT)) void letGo(old)
      return { token, fileName: file.fileName, byteLength: file.byteLength }
    },
    answer(token, method) {
      const file = files.get(token ?? '')
      if (!file) return null
      const body =
        method === 'HEAD' ? null : (Readable.toWeb(Readable.from(file.bytes(), { objectMode: false })) as ReadableStream<Uint8Array>)
      return new Response(body, {
        headers: {
          'content-type': file.mediaType,
          'content-length': String(file.byteLength),
          'content-disposition': `attachment; filename*=UTF-8''${headerEncoded(file.fileName)}`,
          'cache-control': 'no-store',
        },
      })
    },
    async close() {
      await Promise.all([...files.keys()].map(letGo))
    },
  }
}
