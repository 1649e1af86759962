// The browser host: the page and the contract on this machine's loopback address, for machines without a display of
// their own or without the desktop program. Nothing outside this machine can reach it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyRouter } from '@orpc/server'
import { problemOf } from '../core/problem.ts'
import { Access, type Refusal } from './browser/access.ts'
import { addressed } from './browser/addressed.ts'
import { type AnswerFile, serveCaseFile } from './browser/case-files.ts'
import { listenOnLoopback } from './browser/listen.ts'
import { listPageFiles, sendPageFile } from './browser/page-files.ts'
import { sendProblem } from './browser/problem-answer.ts'
import { serveRpc } from './browser/rpc-socket.ts'

const CLOSING_GRACE_MS = 300
const CASE_FILE_FOLDERS = ['photos', 'basemap', 'intake']

export interface BrowserHost {
  readonly port: number
  /** To be printed: holds a secret that lets a browser in for as long as the host runs. */
  readonly address: string
  /** For a command line: lets one browser in, once. */
  oneTimeAddress(): string
  /** Says goodbye to every page and stops listening. */
  close(): Promise<void>
}

export interface BrowserHostOptions {
  workbench: { router: AnyRouter; files: AnswerFile }
  /** Where the built page is. */
  pageFolder: string
  /** 0 = any free port. */
  port: number
  /** Told of what should not have happened; the page only learns that something did. */
  onBug: (error: unknown) => void
}

/** Throws `page-not-built`, `port-taken`, `port-not-allowed`. */
export async function startBrowserHost({ workbench, pageFolder, port: wantedPort, onBug }: BrowserHostOptions): Promise<BrowserHost> {
  const pageFiles = await listPageFiles(pageFolder)
  // A page left open from an earlier start may knock before the port is known here: it waits.
  const opened = Promise.withResolvers<Access>()
  const { servers, port } = await listenOnLoopback(wantedPort, (request, response) => {
    answer(request, response).catch((error) => fail(error, response))
  })
  const access = new Access(port)
  opened.resolve(access)
  const rpc = serveRpc(servers, workbench.router, access)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const access = await opened.promise
    const url = addressed(request)
    if (!url) return sendProblem(response, 404, NOT_HERE)
    const token = url.pathname === '/' ? url.searchParams.get('token') : null
    if (token !== null && !access.refusalBeforeSession(request)) {
      const cookie = access.exchange(token)
      if (cookie) return void response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end()
    }
    const refusal = access.refusal(request)
    if (refusal) return refuse(refusal, response)
    if (CASE_FILE_FOLDERS.includes(url.pathname.split('/')[1] ?? '')) return serveCaseFile(workbench.files, request, response)
    const file = pageFiles.get(url.pathname)
    if (!file) return sendProblem(response, 404, NOT_HERE)
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendProblem(response, 405, NOT_HERE)
    await sendPageFile(file, request, response)
  }

  function fail(error: unknown, response: ServerResponse): void {
    // Closed by the browser in the middle of an answer (a photo scrolled out of sight): nobody is left to tell.
    if (response.destroyed) return
    const problem = problemOf(error)
    if (!problem) onBug(error)
    if (response.headersSent) response.destroy()
    else sendProblem(response, problem ? 422 : 500, problem ?? SOMETHING_BROKE)
  }

  return {
    port,
    address: access.printedAddress(),
    oneTimeAddress: () => access.oneTimeAddress(),
    async close() {
      rpc.close()
      const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
      const force = setTimeout(() => {
        for (const server of servers) server.closeAllConnections()
      }, CLOSING_GRACE_MS)
      for (const server of servers) server.closeIdleConnections()
      await Promise.all(closed)
      clearTimeout(force)
    },
  }
}

const NOT_HERE = { code: 'address-unknown', message: 'There is nothing at this address.', remedy: 'Open the page from its start.' }
const SOMETHING_BROKE = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke while answering.',
  remedy: 'Try again; if it happens again, report what the terminal says.',
}

function refuse(refusal: Refusal, response: ServerResponse): void {
  if (refusal === 'no-session') {
    sendProblem(response, 401, {
      code: 'not-let-in',
      message: 'This browser has not been let in.',
      remedy: 'Open the whole address that Whereabouts printed in the terminal, with everything after `?token=`.',
    })
  } else {
    sendProblem(response, 403, {
      code: refusal,
      message: 'This request did not come from the Whereabouts page.',
      remedy: 'Open the address that Whereabouts printed in the terminal.',
    })
  }
}
