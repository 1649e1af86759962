// Watches from outside when the map has painted an answer anew: the page itself knows nothing of it.
import type { Page } from 'playwright-core'

/** The map's layers that draw the answer, by the class of their pane. */
const LAYERS = ['cells', 'regions', 'candidates']
/** When nothing more was painted for so long, the answer stands. */
const REST_MS = 300
/** For so long a judgement that changes nothing in view is waited for. */
const NOTHING_MS = 1_500

/**
 * From the click or key to the end of the frame from which on the map shows the answer, ms. Null where nothing was painted:
 * a tile that would stay as it is is not painted again.
 */
export type FollowedAnswer = number | null

interface Watch {
  next(): Promise<FollowedAnswer>
}
type Watched = Window & { paintedAnswer: Watch }

/** To be called before the page is opened. */
export async function watchPaintedAnswers(page: Page): Promise<void> {
  await page.addInitScript(
    ({ panes, restMs, nothingMs }) => {
      let painted = () => {}
      const show = ImageBitmapRenderingContext.prototype.transferFromImageBitmap
      // A tile is painted beside the page, and shown by this.
      ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (picture) {
        show.call(this, picture)
        if ((this.canvas as HTMLCanvasElement).closest(panes)) painted()
      }
      // What is painted in a frame's own callbacks is shown by that frame, all else by the next.
      const askForFrame = window.requestAnimationFrame.bind(window)
      let inFrame = false
      window.requestAnimationFrame = (work) =>
        askForFrame((now) => {
          inFrame = true
          try {
            work(now)
          } finally {
            inFrame = false
          }
        })
      // A frame is laid out, painted and handed over in one task with its callbacks; a message comes after that.
      const channel = new MessageChannel()
      let shown = () => {}
      channel.port1.onmessage = () => shown()
      const afterFrame = () => channel.port2.postMessage(null)

      const next = () =>
        new Promise<FollowedAnswer>((resolve) => {
          let began = Number.NaN
          let shownAt = Number.NaN
          let awaited = false
          const end = () => {
            painted = () => {}
            resolve(Number.isNaN(shownAt) ? null : shownAt - began)
          }
          let rest = setTimeout(end, nothingMs)
          const begin = (event: Event) => {
            began = event.timeStamp
            for (const type of ['click', 'keydown']) removeEventListener(type, begin, true)
          }
          for (const type of ['click', 'keydown']) addEventListener(type, begin, true)
          painted = () => {
            if (Number.isNaN(began) || awaited) return
            awaited = true
            clearTimeout(rest)
            if (inFrame) afterFrame()
            else askForFrame(afterFrame)
          }
          shown = () => {
            awaited = false
            shownAt = performance.now()
            rest = setTimeout(end, restMs)
          }
        })
      Object.assign(window, { paintedAnswer: { next } })
    },
    { panes: LAYERS.map((layer) => `.leaflet-${layer}-pane`).join(), restMs: REST_MS, nothingMs: NOTHING_MS },
  )
}

/** Does something that changes the answer; resolves to how soon the map followed. */
export async function followedAnswer(page: Page, act: () => Promise<void>): Promise<FollowedAnswer> {
  await page.evaluate(() => {
    Object.assign(window, { nextAnswer: (window as unknown as Watched).paintedAnswer.next() })
  })
  await act()
  return page.evaluate(() => (window as unknown as { nextAnswer: Promise<FollowedAnswer> }).nextAnswer)
}
