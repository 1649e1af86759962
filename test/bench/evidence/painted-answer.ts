// Watches from outside when the map has painted an answer anew: the page itself knows nothing of it.
import type { Page } from 'playwright-core'

/** The map's layers that draw the answer, by the class of their pane. */
const LAYERS = ['cells', 'regions', 'candidates']

interface Watch {
  /** From the next click or key to the frame after the one in which the last tile in view was painted, ms. */
  next(): Promise<number>
}
type Watched = Window & { paintedAnswer: Watch }

/** To be called before the page is opened. */
export async function watchPaintedAnswers(page: Page): Promise<void> {
  await page.addInitScript((layers: string[]) => {
    const painted = new Map<unknown, number>()
    let onPaint = () => {}
    const show = ImageBitmapRenderingContext.prototype.transferFromImageBitmap
    // A tile is painted beside the page, and shown by this.
    ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (picture) {
      show.call(this, picture)
      painted.set(this.canvas, performance.now())
      onPaint()
    }
    const inView = () => {
      const view = document.querySelector('.map')?.getBoundingClientRect()
      const tiles = layers.flatMap((layer) => [...document.querySelectorAll<HTMLCanvasElement>(`.leaflet-${layer}-pane canvas`)])
      return tiles.filter((tile) => {
        const { left, right, top, bottom } = tile.getBoundingClientRect()
        return view && left < view.right && right > view.left && top < view.bottom && bottom > view.top
      })
    }
    const next = () =>
      new Promise<number>((resolve, reject) => {
        let began = Number.NaN
        const begin = (event: Event) => {
          began = event.timeStamp
          for (const type of ['click', 'keydown']) removeEventListener(type, begin, true)
        }
        for (const type of ['click', 'keydown']) addEventListener(type, begin, true)
        const tooLate = setTimeout(() => reject(new Error('The map was not painted anew.')), 20_000)
        onPaint = () => {
          const tiles = inView()
          if (Number.isNaN(began) || tiles.length === 0 || tiles.some((tile) => (painted.get(tile) ?? 0) < began)) return
          onPaint = () => {}
          clearTimeout(tooLate)
          requestAnimationFrame(() => resolve(performance.now() - began))
        }
      })
    Object.assign(window, { paintedAnswer: { next } })
  }, LAYERS)
}

/** Does something that changes the answer; resolves to how long the map took to show it. */
export async function msToPaintedAnswer(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    Object.assign(window, { nextAnswer: (window as unknown as Watched).paintedAnswer.next() })
  })
  await act()
  return page.evaluate(() => (window as unknown as { nextAnswer: Promise<number> }).nextAnswer)
}
