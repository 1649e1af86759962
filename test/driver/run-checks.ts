import type { Check } from './check.ts'
import type { Tally } from './tally.ts'

/** Each check is a program of its own and takes a core. */
const AT_ONCE = 2

/** Runs the checks, two at a time, and says how each went. */
export async function runChecks(checks: Check[], tally: Tally): Promise<void> {
  const waiting = [...checks]
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedAt = Date.now()
      const { passed, report } = await check.run()
      process.stdout.write(`${passed ? ' ✓' : ' ✗'} ${check.name} (${Date.now() - startedAt} ms)\n${report ? `${report}\n` : ''}`)
      if (passed) tally.passed++
      else tally.failures.push(check.name)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
