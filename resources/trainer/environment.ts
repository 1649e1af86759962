// The Python that runs the trainer on this machine: a virtual environment with the versions of requirements-cpu.txt, kept in the user's
// cache under the hash of its pins, so that a second clone has it at once and other pins get another one.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../../electron/core/cache-folder.ts'

const PINS = join(dirname(fileURLToPath(import.meta.url)), 'requirements-cpu.txt')
const NAMES =
  process.platform === 'win32' ? ['py', 'python'] : ['python3.11', 'python3.12', 'python3.13', 'python3.14', 'python3', 'python']
const OLDEST = [3, 11] as const
const LAST_WORDS_CHARACTERS = 3000
const ABANDONED_AFTER_MS = 3_600_000

export interface MissingEnvironment {
  /** What is missing, one sentence. */
  reason: string
  remedy: string
}

interface EnsureOptions {
  onProgress?: (message: string) => void
  signal?: AbortSignal
  env?: NodeJS.ProcessEnv
}

/** A Python of at least 3.11, or null. WHEREABOUTS_PYTHON names one that is called otherwise. */
export function findPython(env: NodeJS.ProcessEnv = process.env): string | null {
  const ask = 'import sys; print(sys.version_info[0], sys.version_info[1])'
  for (const name of env.WHEREABOUTS_PYTHON ? [env.WHEREABOUTS_PYTHON] : NAMES) {
    const { status, stdout } = spawnSync(name, ['-c', ask], { encoding: 'utf8', env })
    const [major = 0, minor = 0] = status === 0 ? stdout.trim().split(' ').map(Number) : []
    if (major === OLDEST[0] && minor >= OLDEST[1]) return name
  }
  return null
}

/** The path of the environment's own Python, made where it is missing; or why it cannot be had here. */
export async function ensureTrainerEnvironment({
  onProgress,
  signal,
  env = process.env,
}: EnsureOptions = {}): Promise<{ python: string } | MissingEnvironment> {
  const python = findPython(env)
  if (!python)
    return {
      reason: 'No Python 3.11 or newer was found.',
      remedy: 'Install Python 3.11, or name one with WHEREABOUTS_PYTHON, then try again.',
    }
  const folder = folderFor(python, env)
  if (existsSync(folder)) return { python: pythonIn(folder) }

  const kept = dirname(folder)
  mkdirSync(kept, { recursive: true })
  dropAbandoned(kept)
  const part = `${folder}.${process.pid}.part`
  rmSync(part, { recursive: true, force: true })
  try {
    onProgress?.('Making a place for Python packages')
    const made = await run(python, ['-m', 'venv', part], { env, signal })
    if (made.code !== 0)
      return {
        reason: `Python could not make a virtual environment.\n${made.lastWords}`,
        remedy: 'On Debian and Ubuntu: `sudo apt-get install -y python3-venv`. Then try again.',
      }
    const install = ['-m', 'pip', 'install', '--no-deps', '--progress-bar', 'off', '-r', PINS]
    const total = readFileSync(PINS, 'utf8').match(/^\w.*==/gm)?.length ?? 0
    let collected = 0
    const installed = await run(pythonIn(part), install, {
      // Where no index answers, pip would ask five times for every name.
      env: { ...env, PIP_RETRIES: env.PIP_RETRIES ?? '0', PIP_DISABLE_PIP_VERSION_CHECK: '1', NO_COLOR: '1' },
      signal,
      onLine: (line) => {
        if (line.startsWith('Collecting')) onProgress?.(`${++collected} of ${total} packages: ${line.split(/[ =]/)[1]}`)
        else if (line.startsWith('Installing')) onProgress?.('Unpacking the packages')
      },
    })
    if (installed.code !== 0)
      return {
        reason: `The Python packages of the trainer could not be installed.\n${installed.lastWords}`,
        remedy:
          'Check the connection to your Python package index (pip’s own settings apply) and the free disk space (2 GB), then try again.',
      }
    publish(part, folder)
    return { python: pythonIn(folder) }
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/** The Python of an environment that is there already, or null: nothing is installed. */
export function madeTrainerEnvironment(env: NodeJS.ProcessEnv = process.env): string | null {
  const python = findPython(env)
  const folder = python && folderFor(python, env)
  return folder && existsSync(folder) ? pythonIn(folder) : null
}

function folderFor(python: string, env: NodeJS.ProcessEnv): string {
  const version = spawnSync(python, ['-VV'], { encoding: 'utf8', env }).stdout
  const hash = createHash('sha256').update(readFileSync(PINS)).update(version).digest('hex').slice(0, 16)
  return join(cacheFolder({ env, platform: process.platform, homeFolder: homedir() }), 'trainer', hash)
}

/** Programs of the environment are started with `python -m`: their own launchers remember the folder they were made in. */
function pythonIn(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

function publish(part: string, folder: string): void {
  writeFileSync(join(part, 'COMPLETE'), '')
  try {
    renameSync(part, folder)
  } catch (error) {
    // Another process made the same one meanwhile.
    if (!existsSync(join(folder, 'COMPLETE'))) throw error
  }
}

function dropAbandoned(kept: string): void {
  for (const name of readdirSync(kept).filter((each) => each.endsWith('.part')))
    if (Date.now() - statSync(join(kept, name)).mtimeMs > ABANDONED_AFTER_MS) rmSync(join(kept, name), { recursive: true, force: true })
}

interface RunOptions {
  env: NodeJS.ProcessEnv
  signal?: AbortSignal
  onLine?: (line: string) => void
}

function run(program: string, args: string[], { env, signal, onLine }: RunOptions): Promise<{ code: number | null; lastWords: string }> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(program, args, { env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let lastWords = ''
    let rest = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS)
        const lines = (rest + text).split(/\r?\n/)
        rest = lines.pop() ?? ''
        for (const line of lines) onLine?.(line.trim())
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, lastWords: lastWords.trim() }))
  })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const ensured = await ensureTrainerEnvironment({ onProgress: (message) => process.stderr.write(`${message}\n`) })
  if ('python' in ensured) process.stdout.write(`${ensured.python}\n`)
  else {
    process.stderr.write(`${ensured.reason}\n${ensured.remedy}\n`)
    process.exitCode = 1
  }
}
