import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { ensureTrainerEnvironment, findPython } from '../../resources/trainer/environment.ts'
import { root } from './root.ts'
import type { Tally } from './tally.ts'

const PACKAGE = 'resources/trainer'
const PURE_TESTS = 'test/trainer/pure'
const REPORT = join(root, '.cache', 'tests', 'trainer.xml')

/** Lint, types and tests of the Python package; without its packages only what needs none of them, with the reason for the rest. */
export async function runTrainer(tally: Tally, full: boolean): Promise<void> {
  const environment = await ensureTrainerEnvironment()
  if ('python' in environment) {
    await check(tally, environment.python, 'lint of the trainer', ['ruff', 'check', PACKAGE, 'test/trainer'])
    await check(tally, environment.python, 'format of the trainer', ['ruff', 'format', '--check', PACKAGE, 'test/trainer'])
    await check(tally, environment.python, 'types of the trainer', [
      'mypy',
      '--config-file',
      `${PACKAGE}/pyproject.toml`,
      `${PACKAGE}/globe_trainer`,
    ])
    await runTests(tally, environment.python, full)
    return
  }
  tally.skips.push({ name: 'the tests of the trainer that need its packages', reason: `${environment.reason} ${environment.remedy}` })
  const bare = findPython()
  if (bare) await runPureTests(tally, bare)
}

async function check(tally: Tally, python: string, name: string, [module = '', ...args]: string[]): Promise<void> {
  const { code, output } = await run(python, ['-m', module, ...args])
  process.stdout.write(`${code === 0 ? ' ✓' : ' ✗'} ${name}\n${code === 0 ? '' : output}`)
  if (code === 0) tally.passed++
  else tally.failures.push(name)
}

async function runTests(tally: Tally, python: string, full: boolean): Promise<void> {
  mkdirSync(join(root, '.cache', 'tests'), { recursive: true })
  rmSync(REPORT, { force: true })
  const pytest = [
    '-m',
    'pytest',
    'test/trainer',
    '-q',
    '-p',
    'no:cacheprovider',
    '--durations=8',
    '-c',
    `${PACKAGE}/pyproject.toml`,
    '--rootdir',
    root,
  ]
  const { code } = await run(python, [...pytest, `--junitxml=${REPORT}`], { full, shown: true })
  const before = tally.failures.length
  try {
    count(readFileSync(REPORT, 'utf8'), tally)
  } catch (error) {
    tally.failures.push(`trainer: pytest ended (exit code ${code}) without a report: ${error}`)
  }
  if (code !== 0 && tally.failures.length === before) tally.failures.push(`trainer: pytest ended with exit code ${code}`)
}

/** Adds what a JUnit report counted. */
export function count(report: string, tally: Tally): void {
  const parser = new SaxesParser()
  let name = ''
  let outcome: 'passed' | 'failed' | 'skipped' = 'passed'
  let reason = ''
  parser.on('opentag', ({ name: tag, attributes }) => {
    if (tag === 'testcase') {
      name = `${attributes.classname} > ${attributes.name}`
      outcome = 'passed'
    } else if (tag === 'failure' || tag === 'error') outcome = 'failed'
    else if (tag === 'skipped') {
      outcome = 'skipped'
      reason = String(attributes.message ?? '')
    }
  })
  parser.on('closetag', ({ name: tag }) => {
    if (tag !== 'testcase') return
    if (outcome === 'passed') tally.passed++
    else if (outcome === 'failed') tally.failures.push(name)
    else tally.skips.push({ name, reason })
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(report).close()
}

async function runPureTests(tally: Tally, python: string): Promise<void> {
  const { code, output } = await run(python, ['-m', 'unittest', 'discover', '-s', PURE_TESTS], { shown: true })
  const ran = Number(/^Ran (\d+) test/m.exec(output)?.[1] ?? 0)
  const failed = [...output.matchAll(/^(?:FAIL|ERROR): (.*)$/gm)].map(([, name]) => `trainer: ${name}`)
  tally.passed += Math.max(0, ran - failed.length)
  tally.failures.push(...failed)
  if (ran === 0 || (code !== 0 && failed.length === 0)) tally.failures.push(`trainer: unittest ended with exit code ${code}`)
}

function run(
  program: string,
  args: string[],
  { full = false, shown = false }: { full?: boolean; shown?: boolean } = {},
): Promise<{ code: number | null; output: string }> {
  const env = {
    ...process.env,
    PYTHONPATH: join(root, PACKAGE),
    // Nothing is fetched from a hub: what a test needs, it makes.
    HF_HUB_OFFLINE: '1',
    TOKENIZERS_PARALLELISM: 'false',
    ...(full ? { WHEREABOUTS_FULL_TESTS: '1' } : {}),
  }
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (shown) process.stdout.write(text)
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
