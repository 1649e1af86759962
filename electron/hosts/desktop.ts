// The workbench process of the desktop program: the same services as in the browser, served over a pipe and a port.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { RPCHandler } from '@orpc/server/message-port'
import { portsFromShell } from '../services/children/shell-port.ts'
import type { Secrets } from '../services/models/downloads/hub-token.ts'
import { createWorkbench } from '../services/workbench.ts'
import { createPageAnswer } from './browser/page-answer.ts'
import { listPageFiles } from './browser/page-files.ts'
import { servePipe } from './desktop/pipe-server.ts'
import { openShellLine, type ShellLine } from './desktop/shell-line.ts'
import { libraryFolder } from './library-folder.ts'
import { problemFrom } from './problem-from.ts'
import { productVersion } from './product-version.ts'
import { listenForRefusals } from './refusals.ts'

/** The tree of which this file is part, and beside it the built page. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const pageFolder = join(dirname(root), 'page')

const shell = portsFromShell()
if (!shell) throw new Error('The desktop program starts this process; it cannot be started by itself.')
const { values } = parseArgs({ options: { library: { type: 'string' } } })
const onBug = (error: unknown) => void process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)

// Until there is a library to close, closing is ending.
let close = async () => {}

try {
  const refusals = listenForRefusals()
  const line = openShellLine(shell, {
    onPage: (port) => {
      rpc.upgrade(port, { context: {} })
      port.start?.()
    },
    onClose: () => void close().then(() => process.exit(0)),
    onRefusal: refusals.note,
  })
  const workbench = await createWorkbench({
    libraryFolder: libraryFolder(values.library),
    openChild: line.openChild,
    version: productVersion(),
    adoptOrphans: true,
    readOnArrival: true,
    findPrinter: async () => ({ name: 'Whereabouts', printPdf: (html, signal) => printedByShell(line, html, signal) }),
    secrets: secretsOfShell(line),
    onBug,
  })
  refusals.tell(workbench.noteRefusal)
  const rpc = new RPCHandler(workbench.router)
  const page = await servePipe(createPageAnswer(workbench.files, await listPageFiles(pageFolder)), onBug)
  workbench.onBusy(line.busy)
  await workbench.addSamples()
  close = once(async () => {
    await page.close()
    await workbench.close()
  })
  line.ready(page.pipe)
} catch (error) {
  const problem = problemFrom(error)
  process.stderr.write(problem ? `${problem.message}\n${problem.remedy}\n` : `${error instanceof Error ? error.stack : error}\n`)
  process.exit(3)
}

function secretsOfShell(line: ShellLine): Secrets {
  return {
    async read(name) {
      const value = await line.ask({ what: 'read-secret', name })
      return typeof value === 'string' ? value : null
    },
    keep: async (name, value) => void (await line.ask({ what: 'keep-secret', name, value })),
    forget: async (name) => void (await line.ask({ what: 'forget-secret', name })),
  }
}

async function printedByShell(line: ShellLine, html: string, signal?: AbortSignal): Promise<Uint8Array> {
  const pdf = await line.ask({ what: 'print-pdf', html }, signal)
  if (!(pdf instanceof Uint8Array)) throw new Error('The shell answered a document to be printed with something else.')
  return pdf
}

/** Asked twice, it is done once, and both wait for the one. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work()
    return done
  }
}
