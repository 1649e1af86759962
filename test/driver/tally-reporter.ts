// Vitest's results as a small file that the driver adds up.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { Tally } from './tally.ts'

export class TallyReporter implements Reporter {
  readonly #file: string

  /** `file`: where the tally is written as JSON. */
  constructor(file: string) {
    this.#file = file
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const tally: Tally = { passed: 0, failures: unhandled.map((error) => `outside any test: ${error.message}`), skips: [] }
    for (const module of modules) {
      let failedTests = 0
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} > ${test.fullName}`
        const result = test.result()
        if (result.state === 'passed') tally.passed++
        else if (result.state === 'skipped') tally.skips.push({ name, reason: result.note ?? 'marked as skipped in the test itself' })
        else {
          tally.failures.push(name)
          failedTests++
        }
      }
      // A file that does not load, or whose hooks fail, has no failed test of its own.
      if (module.state() === 'failed' && failedTests === 0) tally.failures.push(`${module.relativeModuleId} (the file itself)`)
    }
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(tally))
  }
}
