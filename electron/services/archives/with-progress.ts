import type { WorkFailed, WorkProgress } from '../../contract/archives.ts'
import { problemOf } from '../../core/problem.ts'

export type Report = (fraction: number | null, message: string) => void

/** At most this often: each telling crosses to the page. */
const EVERY_MS = 100

/** Work as a stream of events: its progress, then what `concluded` makes of its result, or the problem that ended it. */
export async function* asEvents<Result, Event>(
  work: (report: Report) => Promise<Result>,
  concluded: (result: Result) => Event,
): AsyncGenerator<WorkProgress | WorkFailed | Event> {
  try {
    yield concluded(yield* withProgress(work))
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    yield { type: 'failed', problem }
  }
}

async function* withProgress<Result>(work: (report: Report) => Promise<Result>): AsyncGenerator<WorkProgress, Result> {
  let latest: WorkProgress | null = null
  let wake = () => {}
  let outcome: { result: Result } | { error: unknown } | null = null
  work((fraction, message) => {
    latest = { type: 'progressed', fraction, message }
    wake()
  }).then(
    (result) => {
      outcome = { result }
      wake()
    },
    (error: unknown) => {
      outcome = { error }
      wake()
    },
  )
  let told = 0
  for (;;) {
    const ended = outcome as { result: Result } | { error: unknown } | null
    if (ended) {
      if ('error' in ended) throw ended.error
      return ended.result
    }
    const wait = told + EVERY_MS - Date.now()
    const news = latest as WorkProgress | null
    if (news && wait <= 0) {
      latest = null
      told = Date.now()
      yield news
      continue
    }
    await new Promise<void>((resolve) => {
      wake = resolve
      if (news) setTimeout(resolve, wait)
    })
  }
}
