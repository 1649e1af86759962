import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import type { Tally } from './tally.ts'

export type SuiteName = 'unit' | 'integration' | 'e2e'

/** Runs one of vitest's projects and adds what it counted. `full` switches the slow tests on. */
export async function runSuite(name: SuiteName, tally: Tally, full: boolean, more: NodeJS.ProcessEnv = {}): Promise<void> {
  const tallyFile = join(root, '.cache', 'tests', `${name}.json`)
  rmSync(tallyFile, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', name]
  const code = await exitCode(args, {
    ...process.env,
    WHEREABOUTS_TALLY_FILE: tallyFile,
    ...more,
    ...(full ? { WHEREABOUTS_FULL_TESTS: '1' } : {}),
  })
  if (!existsSync(tallyFile)) {
    tally.failures.push(`${name}: vitest ended (exit code ${code}) before it could count`)
    return
  }
  const counted: Tally = JSON.parse(readFileSync(tallyFile, 'utf8'))
  tally.passed += counted.passed
  tally.failures.push(...counted.failures)
  tally.skips.push(...counted.skips)
  if (code !== 0 && counted.failures.length === 0) tally.failures.push(`${name}: vitest ended with exit code ${code}`)
}

/** The tests of a project without running them. */
export function listTests(name: SuiteName): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'list', '--project', name, '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0)
        resolve((JSON.parse(output) as { name: string; file: string }[]).map((test) => `${test.file.slice(root.length)} > ${test.name}`))
      else reject(new Error(`vitest could not list the tests of ${name} (exit code ${code}).`))
    })
  })
}

function exitCode(args: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('error', reject)
    child.on('close', resolve)
  })
}
