import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../contract/index.ts'
import { problemOf } from '../../core/problem.ts'

/**
 * The contract, to be filled in by one file a feature. Expected failures cross as `PROBLEM` with their data; a bug is
 * told to `onBug` and crosses as a bare `INTERNAL_SERVER_ERROR`.
 */
export function contractWithErrors(onBug: (error: unknown) => void) {
  return implement(contract).use(async ({ next, errors }) => {
    try {
      return await next()
    } catch (error) {
      const problem = problemOf(error)
      if (problem) throw errors.PROBLEM({ message: problem.message, data: problem })
      if (error instanceof ORPCError || isAbort(error)) throw error
      onBug(error)
      throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Something in Whereabouts broke.' })
    }
  })
}

export type ContractWithErrors = ReturnType<typeof contractWithErrors>

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
