import type { Page } from 'playwright-core'

export interface Frames {
  /** Time from one frame to the next, ms, in order. */
  intervalsMs: number[]
  /** Time that the page's own work held the main thread for more than 50 ms at once. */
  longTasksMs: number[]
}

/** Lets `work` run and notes when the page drew meanwhile, as the page itself sees it. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const frames: number[] = []
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    observer.observe({ entryTypes: ['longtask'] })
    let going = true
    const note = (now: number) => {
      frames.push(now)
      if (going) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    Object.assign(window, {
      stopFrames: () => {
        going = false
        observer.disconnect()
        return { frames, longTasks }
      },
    })
  })
  await work()
  const { frames, longTasks } = await page.evaluate(() =>
    (window as unknown as { stopFrames: () => { frames: number[]; longTasks: number[] } }).stopFrames(),
  )
  return { intervalsMs: frames.slice(1).map((at, index) => at - frames[index]!), longTasksMs: longTasks }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Frames a second over the whole stretch. */
export function frameRate(intervalsMs: readonly number[]): number {
  return (1000 * intervalsMs.length) / intervalsMs.reduce((sum, value) => sum + value, 0)
}
