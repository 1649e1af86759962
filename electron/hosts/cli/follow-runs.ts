import type { RunId } from '../../contract/ids.ts'
import type { Run, RunEvent } from '../../contract/runs.ts'
import { hasEnded } from '../../core/jobs/run-state.ts'
import type { Client } from './client.ts'

/** How long the end of cancelled runs is waited for; the whole command stops within a second of Ctrl-C. */
const CANCEL_PATIENCE_MS = 600

/**
 * Starts runs and waits until every one has ended. When `signal` aborts, they are cancelled and their end is awaited for
 * a moment; what was finished is in the library. Resolves with the runs as they are then.
 */
export async function followRuns(
  client: Client,
  start: () => Promise<Run[]>,
  { signal, onEvent }: { signal: AbortSignal; onEvent: (event: RunEvent) => void },
): Promise<Run[]> {
  signal.throwIfAborted()
  const listening = new AbortController()
  const events = await client.runs.watch(undefined, { signal: listening.signal })
  // An event may come before `start` has told which runs are ours.
  const latest = new Map<RunId, Run>()
  let ours: RunId[] | null = null
  const ended = Promise.withResolvers<void>()
  const look = () => {
    if (ours?.every((id) => hasEnded(latest.get(id)!.state))) ended.resolve()
  }
  const reading = (async () => {
    for await (const event of events) {
      if (event.type === 'run-changed') latest.set(event.run.id, event.run)
      onEvent(event)
      look()
    }
  })()
  reading.catch((error) => {
    if (!listening.signal.aborted) ended.reject(error)
  })
  try {
    const runs = await start()
    for (const run of runs) if (!latest.has(run.id)) latest.set(run.id, run)
    ours = runs.map((run) => run.id)
    look()
    await Promise.race([ended.promise, aborted(signal)])
    if (signal.aborted) await cancelAll(client, ours, latest, ended.promise)
    return await Promise.all(ours.map(async (id) => (await client.runs.get({ runId: id })).run))
  } finally {
    listening.abort()
  }
}

async function cancelAll(client: Client, ours: RunId[], latest: Map<RunId, Run>, ended: Promise<void>): Promise<void> {
  const open = ours.filter((id) => !hasEnded(latest.get(id)!.state))
  const cancelled = Promise.allSettled(open.map((runId) => client.runs.cancel({ runId })))
  await Promise.race([
    Promise.all([cancelled, ended]),
    new Promise((resolve) => {
      setTimeout(resolve, CANCEL_PATIENCE_MS).unref()
    }),
  ])
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
