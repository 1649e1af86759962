/** A rule of the whole code, checked at once and counted as one test. */
export interface Check {
  name: string
  run(): Promise<CheckOutcome>
}

export interface CheckOutcome {
  passed: boolean
  /** What a person needs to mend it; empty when it passed. */
  report: string
}
