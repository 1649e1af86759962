import { createRouterClient } from '@orpc/server'
import { openNodeChild } from '../../services/children/node-line.ts'
import { createWorkbench } from '../../services/workbench.ts'
import type { Client } from '../cli/client.ts'
import { productVersion } from '../product-version.ts'
import { listenForRefusals } from '../refusals.ts'

/** The procedures of a library's workbench, for one piece of work in the terminal. */
export async function withWorkbench<Result>(libraryFolder: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const refusals = listenForRefusals()
  let bug: unknown = null
  const workbench = await createWorkbench({
    libraryFolder,
    openChild: (kind) => openNodeChild(kind, (destination) => refusals.note(destination, `${kind} process`)),
    version: productVersion(),
    adoptOrphans: false,
    readOnArrival: false,
    onBug: (error) => {
      bug ??= error
    },
  })
  refusals.tell((destination, by) => workbench.noteRefusal(destination, by))
  try {
    return await use(createRouterClient(workbench.router, { context: {} }))
  } catch (error) {
    throw bug ?? error
  } finally {
    await workbench.close()
  }
}
