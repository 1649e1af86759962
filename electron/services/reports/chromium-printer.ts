import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ProblemError } from '../../core/problem.ts'
import type { PagePrinter } from './page-printer.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const PATIENCE_MS = 120_000
const MOST_WORDS = 2000

/** The system's own Chromium, Chrome or Edge as a printer; null where there is none. `WHEREABOUTS_CHROMIUM` names another. */
export async function findChromiumPrinter(env: NodeJS.ProcessEnv = process.env): Promise<PagePrinter | null> {
  for (const path of places(env)) {
    if (!(await isProgram(path))) continue
    return { name: path.split(/[\\/]/).at(-1) ?? path, printPdf: (html, signal) => printWith(path, html, signal) }
  }
  return null
}

function places(env: NodeJS.ProcessEnv): string[] {
  const named = env.WHEREABOUTS_CHROMIUM ? [env.WHEREABOUTS_CHROMIUM] : []
  if (process.platform === 'darwin') return [...named, ...MAC]
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return [...named, ...roots.flatMap((root) => WINDOWS.map((rest) => join(root, rest)))]
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  return [...named, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))]
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Nothing of the person's browser is touched: a profile of its own, no network, and everything gone afterwards. */
async function printWith(program: string, html: string, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const folder = await mkdtemp(join(tmpdir(), 'whereabouts-print-'))
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')]
    await writeFile(page, html, { mode: 0o600, flag: 'wx' })
    await run(program, chromiumArguments(folder, pathToFileURL(page).href, pdf), signal)
    return new Uint8Array(await readFile(pdf).catch(() => Promise.reject(notPrinted('It wrote no PDF.'))))
  } finally {
    // A browser that is just ending may still write into its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function chromiumArguments(folder: string, address: string, pdf: string): string[] {
  return [
    '--headless',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    '--no-pdf-header-footer',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--metrics-recording-only',
    // Root has no sandbox of its own there; what is printed runs no script at all.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    address,
  ]
}

function run(program: string, args: string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], shell: false, detached: process.platform !== 'win32' })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-MOST_WORDS)
    })
    // The whole family: a browser is several processes.
    const end = () => {
      if (child.pid === undefined || child.exitCode !== null) return
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
      } catch {
        // Gone by itself meanwhile.
      }
    }
    const patience = setTimeout(end, PATIENCE_MS)
    signal?.addEventListener('abort', end, { once: true })
    const over = () => {
      clearTimeout(patience)
      signal?.removeEventListener('abort', end)
    }
    child.on('error', (error) => {
      over()
      reject(notPrinted(error.message))
    })
    child.on('close', (code) => {
      over()
      if (signal?.aborted) reject(signal.reason)
      else if (code === 0) resolve()
      else reject(notPrinted(words))
    })
  })
}

function notPrinted(said: string): ProblemError {
  return new ProblemError({
    code: 'report-not-printed',
    message: 'The browser of this computer could not print the report as a PDF.',
    remedy: 'Make the report as HTML, open it in a browser and print it from there.',
    details: { said: said.slice(-400) },
  })
}
