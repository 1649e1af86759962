// Watches from outside when the map has painted an answer anew: the page itself knows nothing of it.
import type { Page } from 'playwright-core'

/** The map's layers that draw the answer, by the class of their pane. */
const LAYERS = ['cells', 'regions', 'candidates']
/** When nothing more was painted for so long, the answer stands. */
const REST_MS = 300

interface Watch {
  /** From the next click or key to the end of the frame that shows the last tile which was painted for it, ms. */
  next(): Promise<number>
}
type Watched = Window & { paintedAnswer: Watch }

/** To be called before the page is opened. */
export async function watchPaintedAnswers(page: Page): Promise<void> {
  await page.addInitScript(
    ({ panes, restMs }) => {
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
        new Promise<number>((resolve, reject) => {
          let began = Number.NaN
          let shownAt = Number.NaN
          let awaited = false
          let rest: ReturnType<typeof setTimeout>
          const begin = (event: Event) => {
            began = event.timeStamp
            for (const type of ['click', 'keydown']) removeEventListener(type, begin, true)
          }
          for (const type of ['click', 'keydown']) addEventListener(type, begin, true)
          const tooLate = setTimeout(() => reject(new Error('The map was not painted anew.')), 20_000)
          const end = () => {
            painted = () => {}
            clearTimeout(tooLate)
            resolve(shownAt - began)
          }
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
    { panes: LAYERS.map((layer) => `.leaflet-${layer}-pane`).join(), restMs: REST_MS },
  )
}

/** Does something that changes the answer; resolves to how long the map took to show it. */
export async function msToPaintedAnswer(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    Object.assign(window, { nextAnswer: (window as unknown as Watched).paintedAnswer.next() })
  })
  await act()
  return page.evaluate(() => (window as unknown as { nextAnswer: Promise<number> }).nextAnswer)
}
