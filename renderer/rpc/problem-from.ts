import { ORPCError } from '@orpc/client'
import { type Problem, problem } from '../../electron/contract/problem.ts'
import { ProblemError } from '../../electron/core/problem.ts'
import { connection } from './connection.ts'

export const connectionLost: Problem = {
  code: 'connection-lost',
  message: 'The page has lost its connection to the Whereabouts program.',
  remedy: 'It reconnects by itself. If it does not, start Whereabouts again; nothing that was finished is lost.',
}

/** The problem to show for anything that was thrown by a call. A bug's own words go to details only. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof ORPCError) {
    const told = problem.safeParse(error.data)
    if (told.success) return told.data
    return {
      code: 'unexpected-failure',
      message: 'Whereabouts could not do this because of a fault of its own.',
      remedy: 'Try again. If it happens again, restart the program and report the details below.',
      details: { code: String(error.code), said: error.message },
    }
  }
  if (connection.getState().phase !== 'open') return connectionLost
  return {
    code: 'unexpected-failure',
    message: 'Something unexpected went wrong in the page.',
    remedy: 'Try again. If it happens again, reload the page and report the details below.',
    details: { said: error instanceof Error ? error.message : String(error) },
  }
}

/** True where a call ended because the page itself called it off. */
export function wasCalledOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
