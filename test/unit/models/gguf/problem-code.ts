import { expect } from 'vitest'
import { problemOf } from '../../../../electron/core/problem.ts'

/** The code of the problem that `work` throws; fails for anything but a `ProblemError` with words in it. */
export function problemCode(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    expect(problem.message).toMatch(/\w.*[.:]/)
    expect(problem.remedy).toMatch(/\w/)
    return problem.code
  }
  return 'none'
}
