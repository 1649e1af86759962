// What is at an address: a file of the built page, or of the library. The same for a browser and for the desktop program.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemOf } from '../../core/problem.ts'
import { type AnswerFile, serveCaseFile } from './case-files.ts'
import { type PageFile, sendPageFile } from './page-files.ts'
import { sendProblem } from './problem-answer.ts'

/** First parts of the addresses that the library answers. */
const CASE_FILE_FOLDERS = ['photos', 'basemap', 'intake', 'archives', 'map-files', 'made', 'packs']

export type AnswerPage = (request: IncomingMessage, response: ServerResponse, url: URL, headers: Record<string, string>) => Promise<void>

export function createPageAnswer(files: AnswerFile, pageFiles: ReadonlyMap<string, PageFile>): AnswerPage {
  return async (request, response, url, headers) => {
    if (CASE_FILE_FOLDERS.includes(url.pathname.split('/')[1] ?? '')) return serveCaseFile(files, request, response)
    const file = pageFiles.get(url.pathname)
    if (!file) return sendProblem(response, 404, NOT_HERE)
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendProblem(response, 405, NOT_HERE)
    await sendPageFile(file, request, response, headers)
  }
}

/** Tells the page what went wrong, as far as it can still be told. */
export function sendFailure(error: unknown, response: ServerResponse, onBug: (error: unknown) => void): void {
  // Closed by the browser in the middle of an answer (a photo scrolled out of sight): nobody is left to tell.
  if (response.destroyed) return
  const problem = problemOf(error)
  if (!problem) onBug(error)
  if (response.headersSent) response.destroy()
  else sendProblem(response, problem ? 422 : 500, problem ?? SOMETHING_BROKE)
}

export const NOT_HERE = {
  code: 'address-unknown',
  message: 'There is nothing at this address.',
  remedy: 'Open the page from its start.',
}
const SOMETHING_BROKE = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke while answering.',
  remedy: 'Try again; if it happens again, report what the terminal says.',
}
