export interface Skip {
  name: string
  reason: string
}

/** What has been counted so far. */
export interface Tally {
  passed: number
  failures: string[]
  skips: Skip[]
}

/** Names what failed and what was skipped and why; the last line has the three figures. */
export function summary({ passed, failures, skips }: Tally): string {
  const lines = []
  if (failures.length > 0) lines.push('Failed:', ...failures.map((name) => `  ${name}`))
  if (skips.length > 0) lines.push('Skipped:', ...skips.map(({ name, reason }) => `  ${name}: ${reason}`))
  lines.push(`${passed} passed, ${failures.length} failed, ${skips.length} skipped`)
  return lines.join('\n')
}
