// The built page. What may be served is listed once at the start: an address that is not in the list does not exist,
// so no address can climb out of the folder.
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ProblemError } from '../../core/problem.ts'

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface PageFile {
  path: string
  mediaType: string
  byteLength: number
  /** Named after its content by the build, so that it may be kept for ever. */
  neverChanges: boolean
}

/** Address path → file. Throws `page-not-built` where the folder holds no page. */
export async function listPageFiles(folder: string): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    files.set(address, {
      path,
      mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
      byteLength: (await stat(path)).size,
      neverChanges: address.startsWith('/assets/'),
    })
  }
  const index = files.get('/index.html')
  if (!index) {
    throw new ProblemError({
      code: 'page-not-built',
      message: 'The page has not been built yet.',
      remedy: 'Run `npm start`, which builds it.',
    })
  }
  return files.set('/', index)
}

export async function sendPageFile(
  file: PageFile,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  response.writeHead(200, {
    ...headers,
    'content-type': file.mediaType,
    'content-length': file.byteLength,
    'cache-control': file.neverChanges ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
}
