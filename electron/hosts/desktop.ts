// The workbench process of the desktop program: the page on loopback, its address told to the shell alone.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { libraryFolder } from './library-folder.ts'
import { problemFrom } from './problem-from.ts'
import { servePage } from './start/serve-page.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

try {
  const host = await servePage(root, { libraryFolder: libraryFolder(undefined), port: 0 })
  let closing: Promise<void> | null = null
  const close = async () => {
    closing ??= host.close()
    await closing
    process.exit(0)
  }
  // The shell asks, or is gone; a Ctrl-C in the terminal that it was started from reaches this process too.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close)
  process.on('disconnect', close)
  process.send?.({ address: host.oneTimeAddress() })
} catch (error) {
  const problem = problemFrom(error)
  process.stderr.write(problem ? `${problem.message}\n${problem.remedy}\n` : `${error instanceof Error ? error.stack : error}\n`)
  process.exit(3)
}
