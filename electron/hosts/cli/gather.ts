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
  // A run that was stopped has no answer of its own yet; making one takes longer than a person waits after Ctrl-C.
  const answered = run.state === 'finished' || run.state === 'failed'
  const answer = !answered
    ? { posterior: null, problem: null }
    : await client.posterior.ofRun({ runId }).then(
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
