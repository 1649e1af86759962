// `npm run check`: types, lint, boundaries and file lengths, without any test.
import { CHECKS } from './driver/checks.ts'
import { runChecks } from './driver/run-checks.ts'
import { summary, type Tally } from './driver/tally.ts'

const tally: Tally = { passed: 0, failures: [], skips: [] }
await runChecks(CHECKS, tally)
process.stdout.write(`\n${summary(tally)}\n`)
process.exitCode = tally.failures.length > 0 ? 1 : 0
