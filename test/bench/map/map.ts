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
        percentile(longTasksMs, 1).toFixed(0),
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

/** To and fro with the pointer, with a step of zoom after each stride: in thrice, out thrice. */
async function movement(page: Page): Promise<void> {
  const [x, y] = [SCREEN.width / 2, SCREEN.height / 2]
  for (let stride = 0; stride < 6; stride++) {
    const direction = stride % 2 === 0 ? -1 : 1
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let step = 1; step <= 45; step++) {
      await page.mouse.move(x + direction * step * 11, y + direction * step * 4)
      await page.waitForTimeout(12)
    }
    await page.mouse.up()
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, stride < 3 ? -120 : 120)
    await page.waitForTimeout(700)
  }
}
