// `npm start`: the desktop program where it can be opened, else the same page in a browser.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listenForInterruption } from './interruption.ts'
import { problemFrom } from './problem-from.ts'
import { readStartArguments, START_HELP } from './start/arguments.ts'
import { desktopProgram } from './start/desktop-program.ts'

const EXIT_USAGE = 2
const EXIT_NOT_READY = 3
const EXIT_INTERRUPTED = 130
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

try {
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  const problem = problemFrom(error)
  process.stderr.write(
    problem
      ? `${problem.message}\n${problem.remedy}\n`
      : `Something broke. Please report it with these lines:\n${error instanceof Error ? error.stack : error}\n`,
  )
  process.exitCode = EXIT_NOT_READY
}
process.exit()

async function start(args: string[]): Promise<number> {
  let orders: ReturnType<typeof readStartArguments>
  try {
    orders = readStartArguments(args)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    process.stderr.write(`${error.message}\n${START_HELP}`)
    return EXIT_USAGE
  }
  if (orders.help) {
    process.stdout.write(START_HELP)
    return 0
  }
  const desktop = orders.browser ? { missing: '`--browser` was asked for' } : desktopProgram(root)
  if ('path' in desktop) {
    const { openDesktop } = await import('./start/open-desktop.ts')
    return openDesktop(root, desktop.path, orders)
  }
  process.stdout.write(`In a browser, not as a desktop program: ${desktop.missing}.\n`)
  const { servePage } = await import('./start/serve-page.ts')
  const asked = new Promise((resolve) => {
    listenForInterruption(() => process.exit(EXIT_INTERRUPTED)).addEventListener('abort', resolve, { once: true })
  })
  const host = await servePage(root, orders)
  const { openAddress } = await import('./start/open-address.ts')
  const opened = openAddress(host.oneTimeAddress())
  process.stdout.write(
    `${opened ? 'Opening your browser. If it does not come up, open' : 'Open'} this address on this machine:\n\n  ${host.address}\n\nLibrary: ${orders.libraryFolder}\nCtrl-C ends it; nothing is lost.\n`,
  )
  await asked
  process.stdout.write('\nClosing.\n')
  await host.close()
  return 0
}
