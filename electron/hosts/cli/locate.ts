import { basename } from 'node:path'
import type { PhotoId } from '../../contract/ids.ts'
import type { AddedPhoto } from '../../contract/photos.ts'
import type { RunAdapter, RunSettings } from '../../contract/runs.ts'
import type { WeightedPath } from '../weighted-path.ts'
import type { Orders } from './arguments.ts'
import { caseFor } from './case-for.ts'
import type { Client } from './client.ts'
import type { LocatedPhoto } from './document.ts'
import { followRuns } from './follow-runs.ts'
import { gather } from './gather.ts'
import type { LocateProgress } from './progress.ts'

async function adaptersOf(client: Client, named: readonly WeightedPath[], signal: AbortSignal): Promise<Pick<RunSettings, 'adapters'>> {
  if (named.length === 0) return {}
  const adapters: RunAdapter[] = []
  for (const { path, weight } of named) {
    const { name, sha256 } = await client.models.readAdapter({ path }, { signal })
    adapters.push({ name, sha256, weight })
  }
  return { adapters }
}

/** Takes the photos in, runs them and collects what came out, in the order given. */
export async function locatePhotos(
  client: Client,
  orders: Extract<Orders, { action: 'locate' }>,
  { signal, progress }: { signal: AbortSignal; progress: LocateProgress },
): Promise<LocatedPhoto[]> {
  // Before anything is taken in: what is wrong with a file of the command must not leave photos behind.
  const settings = { ...orders.settings, ...(await adaptersOf(client, orders.adapters, signal)) }
  const caseId = await caseFor(client, orders.caseTitle)
  const paths = [...new Set(orders.photoPaths)]
  const added: AddedPhoto[] = []
  for (const path of paths) {
    signal.throwIfAborted()
    added.push(...(await client.photos.addFiles({ caseId, paths: [path] }, { signal })))
  }
  for (const { fileName, problem } of added) if (problem) progress.say(`${fileName}: ${problem.message} ${problem.remedy}`)
  const photoIds = [...new Set(added.flatMap(({ photo }) => (photo && !photo.problem ? [photo.id] : [])))]

  const runOf = new Map<PhotoId, LocatedPhoto['run']>()
  if (photoIds.length > 0) {
    const start = async () => {
      const runs = await client.runs.start({ photoIds, settings })
      for (const run of runs) progress.follow(run.id, nameOf(run.photoId), run.settings.samples)
      return runs
    }
    const nameOf = (id: PhotoId) => added.find(({ photo }) => photo?.id === id)?.fileName ?? id
    const runs = await followRuns(client, start, { signal, onEvent: (event) => progress.hear(event) })
    for (const run of runs) runOf.set(run.photoId, run)
  }
  return Promise.all(
    added.map(async ({ photo, fileName, problem }, index) => {
      const run = photo && runOf.get(photo.id)
      if (photo && run) return gather(client, paths[index] ?? fileName, photo.id, run.id)
      const known = { file: paths[index] ?? basename(fileName), photo, metadata: null, clues: [], run: null, samples: [], posterior: null }
      return { ...known, problem: problem ?? photo?.problem ?? null }
    }),
  )
}
