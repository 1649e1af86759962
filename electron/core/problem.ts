import type { Problem } from '../contract/problem.ts'

/** An expected failure on its way to the person: carries a `Problem` through code that throws. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.message, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Makes the expected failures of one room: what to do about each is known by its code. */
export function problemMaker<Code extends string>(remedies: Readonly<Record<Code, string>>) {
  return (code: Code, message: string, details: NonNullable<Problem['details']>, options?: { cause?: unknown }): ProblemError =>
    new ProblemError({ code, message, remedy: remedies[code], details }, options)
}

/** The problem an error carries, or null where the error is a bug rather than an expected failure. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.problem : null
}
