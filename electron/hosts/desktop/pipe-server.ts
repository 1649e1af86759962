import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageHeaders } from '../../core/page-headers.ts'
import { addressed } from '../browser/addressed.ts'
import { type AnswerPage, NOT_HERE, sendFailure } from '../browser/page-answer.ts'
import { sendProblem } from '../browser/problem-answer.ts'

/**
 * Serves the page on a pipe that no network reaches: a socket in a folder that only this account may enter, or a named
 * pipe of Windows with a name that nobody can guess. `close` ends what is under way.
 */
export async function servePipe(
  answerPage: AnswerPage,
  onBug: (error: unknown) => void,
): Promise<{ pipe: string; close(): Promise<void> }> {
  const folder = process.platform === 'win32' ? null : await mkdtemp(join(tmpdir(), 'whereabouts-'))
  const pipe = folder ? join(folder, 'page') : `\\\\.\\pipe\\whereabouts-${randomUUID()}`
  const server = createServer((request, response) => {
    const url = addressed(request)
    if (!url) return sendProblem(response, 404, NOT_HERE)
    answerPage(request, response, url, pageHeaders(null)).catch((error) => sendFailure(error, response, onBug))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(pipe, resolve)
  })
  return {
    pipe,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}
