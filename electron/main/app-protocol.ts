// `app://workbench/…`: the page and its files. The shell passes each request on to the workbench process and its answer
// back, and looks into neither.
import { type IncomingMessage, request as pipeRequest } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { protocol } from 'electron'
import { PAGE_ORIGIN } from '../contract/desktop-bridge.ts'

/** Before the program is ready: an origin of its own, as safe as https, and nothing that it may go around. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** `pipe` is where the workbench process listens: a name in the file system that only this account may open. */
export function serveAppScheme(pipe: () => Promise<string>): void {
  protocol.handle('app', async (request) => {
    const { origin, pathname, search } = new URL(request.url)
    if (origin !== PAGE_ORIGIN && !request.url.startsWith(`${PAGE_ORIGIN}/`)) return new Response(null, { status: 404 })
    try {
      return await passedOn(request, `${pathname}${search}`, await pipe())
    } catch {
      // The workbench process is gone; the shell says so in words of its own.
      return new Response(null, { status: 503 })
    }
  })
}

function passedOn(request: Request, path: string, socketPath: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const passed = pipeRequest({ socketPath, path, method: request.method, headers: headersOf(request.headers) }, (answer) =>
      resolve(responseOf(answer, request.method)),
    )
    passed.on('error', reject)
    request.signal.addEventListener('abort', () => passed.destroy())
    if (request.body)
      Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)
        .on('error', reject)
        .pipe(passed)
    else passed.end()
  })
}

function headersOf(headers: Headers): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const name of ['content-type', 'content-length', 'range', 'if-none-match', 'accept']) {
    const value = headers.get(name)
    if (value !== null) passed[name] = value
  }
  return passed
}

const STATUSES_WITHOUT_BODY = [204, 205, 304]

function responseOf(answer: IncomingMessage, method: string): Response {
  const status = answer.statusCode ?? 502
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string' && name !== 'connection' && name !== 'keep-alive') headers.set(name, value)
  }
  if (method === 'HEAD' || STATUSES_WITHOUT_BODY.includes(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status, headers })
}
