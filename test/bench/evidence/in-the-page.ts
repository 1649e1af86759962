// From the click on "Reject" to the map with the new answer, in a real Chromium.
import { launchBrowser, openPage } from '../../e2e/fixtures/real-browser.ts'
import { startWorkbench } from '../../e2e/fixtures/running-workbench.ts'

/** Time for the page to read the library again after a judgement, so that one does not fall into the next. */
const REST_MS = 1500

/** Milliseconds of each judgement: from the pointer's click to the frame after the map's cells were painted. */
export async function judgedInThePage(libraryFolder: string, judgements: number): Promise<number[]> {
  const workbench = await startWorkbench(libraryFolder)
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, workbench.address)
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: /^Evidence/ }).click()
    const claims = page.getByRole('feed').getByRole('article')
    await claims.nth(judgements).waitFor({ timeout: 60_000 })
    await page.waitForTimeout(2 * REST_MS)
    const measured: number[] = []
    for (let index = 0; index < judgements; index++) {
      const reject = claims.nth(index).getByRole('radio', { name: 'Reject' })
      await reject.evaluate((button) => button.scrollIntoView({ block: 'nearest' }))
      const painted = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let clickedAt = Number.POSITIVE_INFINITY
            addEventListener('click', (event) => (clickedAt = event.timeStamp), { once: true, capture: true })
            const { clearRect } = CanvasRenderingContext2D.prototype
            CanvasRenderingContext2D.prototype.clearRect = function clearAndTell(...rectangle) {
              clearRect.apply(this, rectangle)
              if (performance.now() < clickedAt) return
              CanvasRenderingContext2D.prototype.clearRect = clearRect
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)))
            }
          }),
      )
      // A click of the page's own: the driver's waits for two frames without movement, which a busy machine may not give.
      await reject.evaluate((button: HTMLElement) => button.click())
      measured.push(await painted)
      await page.waitForTimeout(REST_MS)
    }
    return measured
  } finally {
    await browser.close()
    await workbench.end()
  }
}
