// The driver of `npm test`: checks of the whole code, then unit, integration and end-to-end tests, then the trainer's.
//   npm test [-- checks|unit|integration|e2e|trainer …] [--full]
import { desktopProgram } from '../electron/hosts/start/desktop-program.ts'
import { ensureTrainerEnvironment } from '../resources/trainer/environment.ts'
import { CHECKS } from './driver/checks.ts'
import { ensureChromium } from './driver/chromium.ts'
import { root } from './driver/root.ts'
import { runChecks } from './driver/run-checks.ts'
import { listTests, runSuite } from './driver/run-suite.ts'
import { runTrainer } from './driver/run-trainer.ts'
import { summary, type Tally } from './driver/tally.ts'

const PARTS = ['checks', 'unit', 'integration', 'e2e', 'trainer'] as const
const full = process.argv.includes('--full')
const asked = process.argv.slice(2).filter((word) => word !== '--full')
const unknown = asked.filter((word) => !PARTS.some((part) => part === word))
if (unknown.length > 0) {
  process.stderr.write(`No such part of the tests: ${unknown.join(', ')}. There are ${PARTS.join(', ')}.\n`)
  process.exit(2)
}

const tally: Tally = { passed: 0, failures: [], skips: [] }
const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part))
// Before all else: integration tests hold what is converted and exchanged against what its packages make of the same.
if (parts.some((part) => part === 'integration' || part === 'trainer'))
  await ensureTrainerEnvironment({ onProgress: (message) => process.stdout.write(`   ${message}\n`) })
for (const part of parts) {
  process.stdout.write(`\n── ${part}\n`)
  if (part === 'checks') await runChecks(CHECKS, tally)
  else if (part === 'e2e') await runEndToEnd()
  else if (part === 'trainer') await runTrainer(tally, full)
  else await runSuite(part, tally, full)
}
process.stdout.write(`\n${summary(tally)}\n`)
process.exitCode = tally.failures.length > 0 ? 1 : 0

async function runEndToEnd(): Promise<void> {
  const missing = ensureChromium()
  if (!missing) {
    await runSuite('e2e', tally, full)
    return runInElectron()
  }
  for (const name of await listTests('e2e')) tally.skips.push({ name, reason: missing.reason })
}

/** The same tests once more in the desktop program, where it can be opened. */
async function runInElectron(): Promise<void> {
  const program = desktopProgram(root)
  if ('path' in program) return runSuite('e2e', tally, full, { WHEREABOUTS_E2E_HOST: 'electron' })
  tally.skips.push({ name: 'the end-to-end tests in the desktop program', reason: program.missing })
}
