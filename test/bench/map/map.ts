// How the map moves under a crowded answer, beside the same movement over the bare base map, in a real Chromium.
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../../e2e/fixtures/real-browser.ts'
import type { Bench } from '../bench.ts'
import { type Frames, frameRate, framesDuring, percentile } from '../page/frames.ts'
import { serveBenchPage } from './bench-page.ts'
import { mainThreadMs } from './main-thread.ts'
import { CANDIDATES, CELLS } from './page/crowded-answer.ts'

const FRAMES_A_SECOND = 60
/** One frame in twenty may come late on a screen without a graphics card. */
const FRAME_SHARE = 0.95
const SCREEN = { width: 1440, height: 900 }

interface Movement extends Frames {
  map: string
  rate: number
  /** Work of the main thread in the traced pass, by frame of that pass. */
  mainMsPerFrame: number
}

export const mapBench: Bench = {
  name: 'map',
  about: `the map panned and zoomed with ${CELLS.toLocaleString('en')} cells and ${CANDIDATES.toLocaleString('en')} candidates`,
  run: async ({ log }) => {
    const served = await serveBenchPage()
    const browser = await launchBrowser()
    try {
      log('The bare base map')
      const bare = await moved(browser, served.address, 'base map alone')
      log('The crowded answer')
      const crowded = await moved(browser, `${served.address}?answer`, 'with the answer')
      const figures = ({ map, rate, intervalsMs, longTasksMs, mainMsPerFrame }: Movement) => [
        map,
        rate.toFixed(1),
        percentile(intervalsMs, 0.5).toFixed(1),
        percentile(intervalsMs, 0.95).toFixed(1),
        String(longTasksMs.length),
        longTasksMs.length > 0 ? percentile(longTasksMs, 1).toFixed(0) : '',
        mainMsPerFrame.toFixed(1),
      ]
      return {
        tables: [
          {
            title: `Six strides of panning and six steps of zoom, ${SCREEN.width} × ${SCREEN.height}, drawn by the processor`,
            head: ['map', 'frames a second', 'p50 ms', 'p95 ms', 'tasks over 50 ms', 'longest ms', 'main thread ms a frame'],
            rows: [
              figures(bare),
              figures(crowded),
              ['ratio', (crowded.rate / bare.rate).toFixed(2), '', '', '', '', (crowded.mainMsPerFrame / bare.mainMsPerFrame).toFixed(2)],
            ],
          },
        ],
        targets: [
          {
            promise: `moves at ${FRAMES_A_SECOND} frames a second with ${CELLS} cells and ${CANDIDATES} candidates`,
            measured: `${crowded.rate.toFixed(1)} a second, the bare base map ${bare.rate.toFixed(1)}`,
            met: crowded.rate >= FRAMES_A_SECOND * FRAME_SHARE,
          },
        ],
        data: { bare, crowded },
      }
    } finally {
      await browser.close()
      served.close()
    }
  },
}

/** Once for the frames, and once more under the trace, which itself takes time. */
async function moved(browser: Browser, address: string, map: string): Promise<Movement> {
  const { page, complaints } = await openPage(browser, address, { viewport: SCREEN, reducedMotion: 'no-preference' })
  await page.locator('body[data-ready]').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(2000)
  const frames = await framesDuring(page, () => movement(page))
  await page.waitForTimeout(1000)
  let traced: Frames | null = null
  const busyMs = await mainThreadMs(browser, page, async () => {
    traced = await framesDuring(page, () => movement(page))
  })
  await page.context().close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  const tracedFrames = (traced as Frames | null)?.intervalsMs.length ?? 0
  return { map, ...frames, rate: frameRate(frames.intervalsMs), mainMsPerFrame: busyMs / tracedFrames }
}

/**
 * To and fro, with a step of zoom after each stride: in thrice, out thrice. Events of the page's own, placed by the clock:
 * the driver's wait for a frame each, and a slow map would be given a slower hand.
 */
async function movement(page: Page): Promise<void> {
  await page.evaluate(async ({ width, height }) => {
    const strideMs = 750
    const restMs = 700
    const map = document.querySelector('#map')!
    const [x, y] = [width / 2, height / 2]
    const at = (type: string, dx: number, dy: number) =>
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: 1, clientX: x + dx, clientY: y + dy })
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    for (let stride = 0; stride < 6; stride++) {
      const direction = stride % 2 === 0 ? -1 : 1
      map.dispatchEvent(at('mousedown', 0, 0))
      const began = performance.now()
      let share = 0
      while (share < 1) {
        await frame()
        share = Math.min(1, (performance.now() - began) / strideMs)
        map.dispatchEvent(at('mousemove', direction * share * 500, direction * share * 180))
      }
      map.dispatchEvent(at('mouseup', direction * 500, direction * 180))
      map.dispatchEvent(
        new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: stride < 3 ? -120 : 120, clientX: x, clientY: y }),
      )
      await new Promise((resolve) => setTimeout(resolve, restMs))
    }
  }, SCREEN)
}
