import type { Download, DownloadPlan, DownloadSource } from '../../contract/downloads.ts'
import { ProblemError } from '../../core/problem.ts'
import { openLibrary } from '../../services/library/open-library.ts'
import { createDownloads, type Downloads } from '../../services/models/downloads/downloads.ts'
import { noteRefusal } from '../../services/store/departures.ts'
import { listenForRefusals } from '../refusals.ts'
import type { DownloadOrders } from './arguments.ts'
import type { ChangingLine } from './changing-line.ts'
import { showDownload } from './download-progress.ts'
import { megabytes } from './megabytes.ts'

/**
 * Fetches a model into the library, over the same services as the page, and waits until it is whole. Aborted by `signal`,
 * it is paused. Throws `download-…`, and what opening a library throws.
 */
export async function downloadModel(orders: DownloadOrders, signal: AbortSignal, line: ChangingLine): Promise<Download> {
  const refusals = listenForRefusals()
  const library = openLibrary({ folder: orders.libraryFolder })
  refusals.tell((destination, purpose) => noteRefusal(library.write, { destination, purpose }, library.byProgram()))
  const downloads = createDownloads({
    ...{ library, modelsFolder: `${library.folder}/models`, secrets: null, wishes: orders.wishes },
    onBug: (error) => line.say(`Something broke. Please report it with these lines:\n${error instanceof Error ? error.stack : error}`),
  })
  try {
    const wanted = { source: orders.source, format: orders.quant }
    const number = await begun(downloads, wanted, orders, signal, line)
    return await followed(downloads, number, signal, line)
  } finally {
    await downloads.close()
    library.close()
  }
}

/** Goes on with one that was interrupted, or plans it, says so, and begins. */
async function begun(
  downloads: Downloads,
  wanted: { source: DownloadSource; format: string | null },
  { conversion }: DownloadOrders,
  signal: AbortSignal,
  line: ChangingLine,
): Promise<Download['number']> {
  // What cannot be made of it is said before it is fetched.
  const expectConvertible = ({ form, folder }: Pick<DownloadPlan, 'form' | 'folder'>) => form === 'checkpoint' && conversion?.(folder)
  const before = downloads.unfinished(wanted)
  if (before) {
    expectConvertible(before)
    line.say(`Going on with ${before.repo}, commit ${before.commit.slice(0, 12)}, in ${before.folder}`)
    return before.state === 'paused' || before.state === 'failed' ? downloads.goOn(before.number).number : before.number
  }
  const plan = await downloads.plan(wanted, signal)
  expectConvertible(plan)
  line.say(readablePlan(plan))
  return (await downloads.start({ ...wanted, commit: plan.commit }, signal)).number
}

async function followed(downloads: Downloads, number: Download['number'], signal: AbortSignal, line: ChangingLine): Promise<Download> {
  for await (const list of downloads.watch(signal)) {
    const own = list.find((one) => one.number === number)
    if (!own) break
    showDownload(line, own)
    if (own.problem) throw new ProblemError(own.problem)
    if (own.state === 'finished') return own
    if (own.state === 'paused' || own.state === 'cancelled') throw new ProblemError(heldElsewhere(own))
  }
  if (signal.aborted && downloads.get(number).state !== 'finished') downloads.pause(number)
  signal.throwIfAborted()
  return downloads.get(number)
}

/** Which of the files, how much, from which commit, under which licence. */
function readablePlan({ repo, commit, files, bytesMissing, bytesTotal, licence, folder }: DownloadPlan): string {
  const listed = files.map(({ path, bytes, isHere }) => `  ${megabytes(bytes).padStart(9)} MB  ${path}${isHere ? ', here already' : ''}\n`)
  return (
    `${repo}, commit ${commit.slice(0, 12)}, licence: ${licence ?? 'not stated'}\n${listed.join('')}` +
    `${megabytes(bytesMissing)} of ${megabytes(bytesTotal)} MB to fetch, into ${folder}`
  )
}

const heldElsewhere = ({ state, repo }: Download) => ({
  code: 'download-held',
  message: `The download was ${state} from another window.`,
  remedy: 'The same command takes it up again.',
  details: { repo },
})
