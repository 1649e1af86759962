import { join } from 'node:path'
import { openNodeChild } from '../../services/children/node-line.ts'
import { createWorkbench } from '../../services/workbench.ts'
import { type BrowserHost, startBrowserHost } from '../browser.ts'
import { productVersion } from '../product-version.ts'
import { listenForRefusals } from '../refusals.ts'
import type { StartOrders } from './arguments.ts'
import { onUsualPort } from './page-port.ts'

/** The workbench with its page on loopback. `close` ends both in order. */
export async function servePage(root: string, orders: Pick<StartOrders, 'libraryFolder' | 'port'>): Promise<BrowserHost> {
  const onBug = (error: unknown) => void process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  const refusals = listenForRefusals()
  const workbench = await createWorkbench({
    libraryFolder: orders.libraryFolder,
    openChild: (kind) => openNodeChild(kind, (destination) => refusals.note(destination, `${kind} process`)),
    version: productVersion(),
    adoptOrphans: true,
    readOnArrival: true,
    onBug,
  })
  refusals.tell((destination, by) => workbench.noteRefusal(destination, by))
  try {
    await workbench.addSamples()
    const pageFolder = join(root, 'dist', 'page')
    const host = await onUsualPort(orders.libraryFolder, orders.port, (port) => startBrowserHost({ workbench, pageFolder, port, onBug }))
    return {
      ...host,
      async close() {
        await host.close()
        await workbench.close()
      },
    }
  } catch (error) {
    await workbench.close()
    throw error
  }
}
