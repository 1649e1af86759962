/** How long painting may keep the page from answering, per frame; the rest waits for the next. */
const BUDGET_MS = 6
/** For the frame in which an answer takes the place of another: a map at rest may pause for so long, but not show half of each. */
const ANSWER_BUDGET_MS = 30

interface Job {
  paint: () => void
  done: () => void
}

export interface PaintQueue {
  /** Paints soon, and tells when it is done. A later job of the same key replaces an earlier one; the names come before the ground. */
  add(key: object, job: Job, urgent?: boolean): void
  drop(key: object): void
  /** What waits is painted in the next frame as far as that can be done without a pause that is felt. */
  hurry(): void
  /** As `hurry`, but now: who waits for the next frame first waits for two. */
  paintNow(): void
  /** The map is gone: nothing is painted any more, whatever comes late. */
  end(): void
}

/** One queue for all painted layers of a map: a few milliseconds of painting a frame, so that a movement never stops for it. */
export function createPaintQueue(): PaintQueue {
  const urgentJobs = new Map<object, Job>()
  const jobs = new Map<object, Job>()
  let asked = false
  let budgetMs = BUDGET_MS
  let ended = false

  const paintFor = (durationMs: number) => {
    const end = performance.now() + durationMs
    for (const list of [urgentJobs, jobs]) {
      for (const [key, { paint, done }] of list) {
        list.delete(key)
        paint()
        done()
        if (performance.now() >= end) return
      }
    }
  }
  const work = () => {
    asked = false
    const durationMs = budgetMs
    budgetMs = BUDGET_MS
    paintFor(durationMs)
    ask()
  }
  const ask = () => {
    if (asked || jobs.size + urgentJobs.size === 0) return
    asked = true
    requestAnimationFrame(work)
  }

  return {
    add(key, job, urgent = false) {
      if (ended) return
      ;(urgent ? urgentJobs : jobs).set(key, job)
      ask()
    },
    drop(key) {
      urgentJobs.delete(key)
      jobs.delete(key)
    },
    hurry() {
      budgetMs = ANSWER_BUDGET_MS
    },
    paintNow: () => paintFor(ANSWER_BUDGET_MS),
    end() {
      ended = true
      urgentJobs.clear()
      jobs.clear()
    },
  }
}
