// Orders about models that are here, or that are brought in: their passports, and the way to another computer and back.
import { type ModelId, modelId } from '../../contract/ids.ts'
import type { ModelExportEvent, ModelImportEvent } from '../../contract/model-transfer.ts'
import { ProblemError } from '../../core/problem.ts'
import { fromWhereTyped, libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'
import { ChangingLine } from './changing-line.ts'
import { readablePassport } from './readable-passport.ts'
import { showTransfer } from './transfer-progress.ts'
import { withWorkbench } from './with-workbench.ts'

export type HeldModelOrders =
  | { action: 'passport'; libraryFolder: string; modelId: ModelId; accept: boolean }
  | { action: 'export'; libraryFolder: string; modelId: ModelId; path: string }
  | { action: 'import'; libraryFolder: string; path: string; replace: boolean }

interface Values {
  library?: string | undefined
  accept: boolean
  replace: boolean
}

/** Throws UsageError. */
export function heldModelOrders(
  action: HeldModelOrders['action'],
  words: (string | undefined)[],
  values: Values,
  env: NodeJS.ProcessEnv,
): HeldModelOrders {
  const [first, second, ...rest] = words.filter((word) => word !== undefined)
  const library = { libraryFolder: libraryFolder(values.library, env) }
  if (action === 'import') {
    if (first === undefined || second !== undefined) throw new UsageError('Name the one archive or folder that is to be imported.')
    return { action, ...library, path: fromWhereTyped(first, env), replace: values.replace }
  }
  const known = modelId.safeParse(first)
  if (!known.success || rest.length > 0) throw new UsageError('Name the one model by its id, such as globe-qwen2.5vl-7b.')
  if (action === 'passport') {
    if (second !== undefined) throw new UsageError('Name the one model by its id, such as globe-qwen2.5vl-7b.')
    return { action, ...library, modelId: known.data, accept: values.accept }
  }
  if (second === undefined) throw new UsageError('Say where the model is to go: an archive (NAME.zip) or a folder.')
  return { action, ...library, modelId: known.data, path: fromWhereTyped(second, env) }
}

export function isOfHeldModel<Order extends { action: string }>(orders: Order | HeldModelOrders): orders is HeldModelOrders {
  return ['passport', 'export', 'import'].includes(orders.action)
}

/** True where all is well; a passport that speaks against its model's files is shown, and is not. */
export function doWithHeldModel(orders: HeldModelOrders, signal: AbortSignal): Promise<boolean> {
  return withWorkbench(orders.libraryFolder, async (client) => {
    if (orders.action === 'passport') {
      const about = { modelId: orders.modelId }
      const state = orders.accept
        ? await client.models.acceptChangedFiles(about, { signal })
        : await client.models.passport(about, { signal })
      process.stdout.write(readablePassport(orders.modelId, state))
      return state.problem === null
    }
    const events =
      orders.action === 'export' ? await client.models.exportModel(orders, { signal }) : await client.models.importModel(orders, { signal })
    const done = await followed(events)
    process.stdout.write(done.type === 'exported' ? `${done.path}\nseal ${done.seal}\n` : importedWords(done))
    return true
  })
}

type Event = ModelExportEvent | ModelImportEvent
type Done = Extract<Event, { type: 'exported' | 'imported' }>

async function followed(events: AsyncIterable<Event>): Promise<Done> {
  const line = new ChangingLine(process.stderr)
  try {
    for await (const event of events) {
      if (event.type === 'progressed') showTransfer(line, event.fraction, event.message)
      else if (event.type === 'failed') throw new ProblemError(event.problem)
      else return event
    }
  } finally {
    line.end()
  }
  throw new Error('The work ended without a word')
}

function importedWords({ modelId: id, seal, hashesChecked, wasHere }: Extract<Done, { type: 'imported' }>): string {
  const unchecked = 'No hashes came with its files: nothing was there to hold them against.'
  const lines = [id, ...(seal ? [`seal ${seal}`] : []), ...(hashesChecked ? [] : [unchecked]), ...(wasHere ? ['It was here already.'] : [])]
  return `${lines.join('\n')}\n`
}
