import { defineConfig } from 'vitest/config'
import { TallyReporter } from './test/driver/tally-reporter.ts'

const tallyFile = process.env.WHEREABOUTS_TALLY_FILE

/** What is waited for comes, however busy the machine is: a poll that gives up early tells of the machine and not of the program. */
const PATIENT = { poll: { timeout: 60_000 } }

export default defineConfig({
  test: {
    // `npm test` adds the suites up; a suite run by hand only prints.
    reporters: tallyFile ? ['default', new TallyReporter(tallyFile)] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // Against what hangs. A test that is slow on a busy machine is not wrong.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Real models, real processes and a real gazetteer share two cores: one file at a time.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: PATIENT,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: PATIENT,
        },
      },
    ],
  },
})
