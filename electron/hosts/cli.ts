// The headless way in: locates photos in a terminal, over the same services as the page.
import { createRouterClient } from '@orpc/server'
import { borderViewStatement } from '../core/geography/border-views.ts'
import { openNodeChild } from '../services/children/node-line.ts'
import { createWorkbench } from '../services/workbench.ts'
import { type Orders, readArguments } from './cli/arguments.ts'
import type { Client } from './cli/client.ts'
import type { LocateDocument, LocatedPhoto } from './cli/document.ts'
import { EXIT } from './cli/exit-codes.ts'
import { geoJsonOf } from './cli/geojson-document.ts'
import { HELP } from './cli/help.ts'
import { locatePhotos } from './cli/locate.ts'
import { LocateProgress } from './cli/progress.ts'
import { readableComparison, readablePhoto } from './cli/readable.ts'
import { rerun } from './cli/rerun.ts'
import { verifyReport } from './cli/verify.ts'
import { listenForInterruption } from './interruption.ts'
import { problemFrom } from './problem-from.ts'
import { productVersion } from './product-version.ts'
import { listenForRefusals } from './refusals.ts'
import { UsageError } from './usage-error.ts'

/** Closing is quick; where a lost drive holds it up, the library mends itself at the next opening. */
const CLOSING_PATIENCE_MS = 2000

// A reader that had enough (`| head`) is not a failure of ours; without a listener it would end the process.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(args: string[]): Promise<number> {
  let orders: Orders
  try {
    orders = readArguments(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\nSee \`npm run locate -- --help\`.\n`)
    return EXIT.usage
  }
  if (orders.action === 'help') {
    await print(HELP)
    return EXIT.allLocated
  }
  const interruption = listenForInterruption(() => process.exit(EXIT.interrupted))
  interruption.addEventListener('abort', () => process.stderr.write('\nStopping; finished answers are kept. Ctrl-C again ends at once.\n'))
  if (orders.action === 'verify') return verify(orders.archivePath)
  const progress = new LocateProgress(process.stderr)
  try {
    return await inLibrary(orders, interruption, progress)
  } catch (error) {
    progress.end()
    if (interruption.aborted) return EXIT.interrupted
    const problem = problemFrom(error)
    process.stderr.write(
      problem ? `${problem.message}\n${problem.remedy}\n` : `Something broke. Please report it with these lines:\n${stackOf(error)}\n`,
    )
    return EXIT.notReady
  }
}

async function verify(path: string): Promise<number> {
  try {
    const { text, whole } = await verifyReport(path)
    await print(text)
    return whole ? EXIT.allLocated : EXIT.somePhotoFailed
  } catch (error) {
    const problem = problemFrom(error)
    process.stderr.write(problem ? `${problem.message}\n${problem.remedy}\n` : `${stackOf(error)}\n`)
    return EXIT.notReady
  }
}

async function inLibrary(
  orders: Exclude<Orders, { action: 'help' | 'verify' }>,
  signal: AbortSignal,
  progress: LocateProgress,
): Promise<number> {
  const refusals = listenForRefusals()
  const workbench = await createWorkbench({
    libraryFolder: orders.libraryFolder,
    openChild: (kind) => openNodeChild(kind, (destination) => refusals.note(destination, `${kind} process`)),
    version: productVersion(),
    adoptOrphans: false,
    readOnArrival: false,
    onBug: (error) => progress.say(`Something broke. Please report it with these lines:\n${stackOf(error)}`),
  })
  refusals.tell((destination, by) => workbench.noteRefusal(destination, by))
  try {
    const client: Client = createRouterClient(workbench.router, { context: {} })
    const outcome =
      orders.action === 'locate'
        ? { photos: await locatePhotos(client, orders, { signal, progress }), comparison: null }
        : await rerun(client, orders.runId, { signal, progress }).then(({ located, comparison }) => ({ photos: [located], comparison }))
    progress.end()
    const { borderView } = await client.settings.get()
    const document: LocateDocument = { format: 'whereabouts-locate', version: 1, library: orders.libraryFolder, ...outcome }
    await print(rendered(orders, document, borderViewStatement(borderView)))
    if (signal.aborted) return EXIT.interrupted
    return outcome.photos.every(isLocated) ? EXIT.allLocated : EXIT.somePhotoFailed
  } finally {
    await Promise.race([workbench.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_PATIENCE_MS).unref())])
  }
}

function isLocated({ run }: LocatedPhoto): boolean {
  return run?.state === 'finished'
}

function rendered(orders: { format: 'text' | 'json' | 'geojson' }, document: LocateDocument, borders: string): string {
  if (orders.format === 'json') return `${JSON.stringify(document, null, 2)}\n`
  if (orders.format === 'geojson') return `${JSON.stringify(geoJsonOf(document.photos, borders))}\n`
  const text = document.photos.map(readablePhoto).join('\n')
  return document.comparison ? `${text}\n${readableComparison(document.comparison)}` : text
}

/** Waits until it is written: a pipe takes a large result in pieces, and the process ends right after. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
