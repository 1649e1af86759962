// Photos, previews, the base map and uploads: the services answer them with the web's Request and Response; this is
// the way from Node's HTTP to those and back.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { caseFileHeaders } from '../../core/page-headers.ts'
import { MOST_BYTES } from '../../services/photos/ingest.ts'
import { sendProblem } from './problem-answer.ts'

/** A whole case with the originals of all its photos may be this large. */
const MOST_ARCHIVE_BYTES = 1024 ** 4

export type AnswerFile = (request: Request) => Promise<Response>

/** Passes the request on. The answer's `signal` aborts when the browser goes away. */
export async function serveCaseFile(answer: AnswerFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hasBody = request.method === 'POST' || request.method === 'PUT'
  if (hasBody && !withinLimit(request, response)) return
  const controller = new AbortController()
  response.on('close', () => controller.abort(new DOMException('The browser went away', 'AbortError')))
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: passedHeaders(request),
    body: hasBody ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null,
    signal: controller.signal,
    duplex: 'half',
  }
  const answered = await answer(new Request(`http://${request.headers.host}${request.url}`, init))
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...caseFileHeaders() })
  if (request.method === 'HEAD' || !answered.body) response.end()
  else await pipeline(Readable.fromWeb(answered.body as NodeReadableStream<Uint8Array>), response, { signal: controller.signal })
}

function withinLimit(request: IncomingMessage, response: ServerResponse): boolean {
  // From the desktop shell bytes come as they are read; the library counts them itself.
  if (request.headers['transfer-encoding'] === 'chunked' && isOverPipe(request)) return true
  // Node's server reads no further than the announced length, so the announcement is enough to go by.
  const announced = Number(request.headers['content-length'] ?? Number.NaN)
  const isArchive = request.url?.startsWith('/archives?') === true
  if (announced <= (isArchive ? MOST_ARCHIVE_BYTES : MOST_BYTES)) return true
  const tooLarge = announced > MOST_BYTES
  response.setHeader('connection', 'close')
  sendProblem(response, tooLarge ? 413 : 411, {
    code: tooLarge ? 'upload-too-large' : 'upload-without-length',
    message: tooLarge ? 'This file is larger than 1 GB, so it was not taken in.' : 'The upload did not say how large it is.',
    remedy: tooLarge
      ? 'Save the photo in a smaller size or format and add that.'
      : 'Add the photo through the page or with the `locate` command.',
  })
  return false
}

/** A pipe has no address; only the desktop shell has its name. */
function isOverPipe({ socket }: IncomingMessage): boolean {
  return socket.remoteAddress === undefined
}

function passedHeaders(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const name of ['content-type', 'content-length', 'range', 'if-none-match', 'accept'] as const) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}
