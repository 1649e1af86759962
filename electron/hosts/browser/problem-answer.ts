import type { ServerResponse } from 'node:http'
import type { Problem } from '../../contract/problem.ts'
import { caseFileHeaders } from '../../core/page-headers.ts'

/** A problem as an HTTP answer, for the page and for whoever looks at it with other tools. */
export function sendProblem(response: ServerResponse, status: number, problem: Problem): void {
  response.writeHead(status, { ...caseFileHeaders(), 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(problem))
}
