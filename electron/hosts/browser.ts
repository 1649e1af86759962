// The browser host: the page and the contract on this machine's loopback address, for machines without a display of
// their own or without the desktop program. Nothing outside this machine can reach it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyRouter } from '@orpc/server'
import { pageHeaders } from '../core/page-headers.ts'
import { Access, type Refusal } from './browser/access.ts'
import { addressed } from './browser/addressed.ts'
import type { AnswerFile } from './browser/case-files.ts'
import { listenOnLoopback } from './browser/listen.ts'
import { createPageAnswer, NOT_HERE, sendFailure } from './browser/page-answer.ts'
import { listPageFiles } from './browser/page-files.ts'
import { sendProblem } from './browser/problem-answer.ts'
import { serveRpc } from './browser/rpc-socket.ts'

const CLOSING_GRACE_MS = 300

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
  const answerPage = createPageAnswer(workbench.files, await listPageFiles(pageFolder))
  // A page left open from an earlier start may knock before the port is known here: it waits.
  const opened = Promise.withResolvers<Access>()
  const { servers, port } = await listenOnLoopback(wantedPort, (request, response) => {
    answer(request, response).catch((error) => sendFailure(error, response, onBug))
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
    await answerPage(request, response, url, pageHeaders(request.headers.host ?? ''))
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
