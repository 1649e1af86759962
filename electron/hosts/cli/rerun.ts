import type { RunId } from '../../contract/ids.ts'
import type { Client } from './client.ts'
import type { Comparison, LocatedPhoto } from './document.ts'
import { followRuns } from './follow-runs.ts'
import { gather } from './gather.ts'
import type { LocateProgress } from './progress.ts'
import { surfaceDistance } from './surface-distance.ts'

/** Surfaces closer than this are the same: what is left is the rounding of sums. */
const SAME_SURFACE = 1e-9

/** Does a run again with its photo, settings and seed, and says what came out differently. */
export async function rerun(
  client: Client,
  firstId: RunId,
  { signal, progress }: { signal: AbortSignal; progress: LocateProgress },
): Promise<{ located: LocatedPhoto; comparison: Comparison | null }> {
  const { run: first } = await client.runs.get({ runId: firstId })
  const { photo } = await client.photos.get({ photoId: first.photoId })
  const start = async () => {
    const run = await client.runs.rerun({ runId: firstId })
    progress.follow(run.id, photo.fileName, run.settings.samples)
    return [run]
  }
  const [second] = await followRuns(client, start, { signal, onEvent: (event) => progress.hear(event) })
  const after = await gather(client, photo.fileName, photo.id, second!.id)
  if (second!.state !== 'finished') return { located: after, comparison: null }
  const [words, surfaceBefore] = await Promise.all([
    client.runs.compare({ runId: firstId, with: second!.id }),
    // What was answered then; a run that did not get so far is answered from what it has.
    client.posterior.recorded({ runId: firstId }).then((recorded) => recorded ?? client.posterior.ofRun({ runId: firstId })),
  ])
  const posteriorDistance = after.posterior ? surfaceDistance(surfaceBefore, after.posterior) : 1
  const comparison = {
    ...words,
    first: firstId,
    second: second!.id,
    posteriorDistance,
    same: words.identical && posteriorDistance <= SAME_SURFACE,
  }
  return { located: after, comparison }
}
