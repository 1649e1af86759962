import type { IntakeSummary } from '../../../electron/contract/intake.ts'

export interface IntakeProgress {
  /** Everything that was handed in together, without what was called off. */
  total: number
  done: number
  left: number
}

/** `inBrowser`: files whose bytes are still on their way from the page. */
export function intakeProgress(counts: IntakeSummary['counts'] | undefined, inBrowser: number): IntakeProgress {
  const { waiting = 0, underWay = 0, added = 0, alreadyHere = 0, failed = 0 } = counts ?? {}
  const left = waiting + underWay + inBrowser
  const done = added + alreadyHere + failed
  return { total: done + left, done, left }
}
