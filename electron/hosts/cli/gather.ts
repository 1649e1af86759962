import type { PhotoId, RunId } from '../../contract/ids.ts'
import { problemFrom } from '../problem-from.ts'
import type { Client } from './client.ts'
import type { LocatedPhoto } from './document.ts'

/** Everything the library knows of one photo and one run of it. */
export async function gather(client: Client, file: string, photoId: PhotoId, runId: RunId): Promise<LocatedPhoto> {
  const [{ photo, metadata }, clues, { run, samples }] = await Promise.all([
    client.photos.get({ photoId }),
    client.clues.list({ photoId }),
    client.runs.get({ runId }),
  ])
  const answer = await client.posterior.ofRun({ runId }).then(
    (posterior) => ({ posterior, problem: null }),
    (error) => {
      const problem = problemFrom(error)
      if (!problem) throw error
      return { posterior: null, problem }
    },
  )
  return {
    file,
    photo,
    metadata,
    clues,
    run,
    samples,
    posterior: answer.posterior,
    problem: run.problem ?? photo.problem ?? answer.problem,
  }
}
