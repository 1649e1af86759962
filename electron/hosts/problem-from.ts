import { ORPCError } from '@orpc/server'
import { type Problem, problem as problemSchema } from '../contract/problem.ts'
import { problemOf } from '../core/problem.ts'

/** The problem an error stands for, thrown here or carried across the contract; null where it is a bug. */
export function problemFrom(error: unknown): Problem | null {
  const own = problemOf(error)
  if (own || !(error instanceof ORPCError) || error.code !== 'PROBLEM') return own
  return problemSchema.safeParse(error.data).data ?? null
}
