import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  args?: { name?: string }
}

/** Milliseconds that the page's main thread worked while `work` ran, from Chromium's own trace. */
export async function mainThreadMs(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const busyUs = new Map<string, number>()
  for (const { name, ph, pid, tid, args } of traceEvents)
    if (ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain') busyUs.set(`${pid}/${tid}`, 0)
  for (const { name, pid, tid, dur = 0 } of traceEvents) {
    const thread = `${pid}/${tid}`
    const busy = busyUs.get(thread)
    if (busy !== undefined && name === 'RunTask') busyUs.set(thread, busy + dur)
  }
  // Chromium may hold a spare page in readiness, which does nothing.
  const most = Math.max(...busyUs.values())
  if (!(most > 0)) throw new Error('The trace names no work of the page.')
  return most / 1000
}
