import { ORPCError } from '@orpc/client'
import { beforeEach, expect, test } from 'vitest'
import { ProblemError } from '../../../../electron/core/problem.ts'
import { connection, retryDelayMs } from '../../../../renderer/rpc/connection.ts'
import { problemFrom } from '../../../../renderer/rpc/problem-from.ts'

const told = { code: 'photo-truncated', message: 'The file ends early.', remedy: 'Ask for it again.' }

beforeEach(() => connection.setState({ phase: 'open' }))

test('a problem that the library told is shown as it is', () => {
  expect(problemFrom(new ORPCError('PROBLEM', { status: 422, data: told }))).toEqual(told)
  expect(problemFrom(new ProblemError(told))).toEqual(told)
})

test('a bug is told in plain words, its own words only in the details', () => {
  const problem = problemFrom(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'x is undefined' }))
  expect(problem.code).toBe('unexpected-failure')
  expect(problem.message).not.toContain('undefined')
  expect(problem.details?.said).toBe('x is undefined')
})

test('whatever fails while the line is lost is the loss of the line', () => {
  connection.setState({ phase: 'lost' })
  expect(problemFrom(new Error('WebSocket is not open')).code).toBe('connection-lost')
})

test('the page waits longer after each failure, and never longer than five seconds', () => {
  const delays = [0, 1, 2, 3, 10, 1000].map(retryDelayMs)
  expect(delays).toEqual([250, 500, 1000, 2000, 5000, 5000])
})
