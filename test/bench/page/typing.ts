// From each keystroke to the frame that shows it: at rest, and while a model writes on the same machine.
import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../e2e/fixtures/real-browser.ts'
import { startWorkbench } from '../../e2e/fixtures/running-workbench.ts'

const NOTE = 'A tram passes behind the corner house, number 28.'
/** More than are written while somebody types a note. */
const SAMPLES = 64

/** Types a note on the open photo; the time of every letter, ms. */
export async function typedLetters(page: Page): Promise<number[]> {
  await page.getByRole('tab', { name: 'Verdict' }).click()
  const note = page.getByLabel('New note on this photo')
  await note.click()
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keystrokes: times })
    document.activeElement?.addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)))
    })
  })
  await page.keyboard.type(NOTE, { delay: 20 })
  await page.waitForTimeout(100)
  return page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes)
}

/** The same while a run of the small model is written: its words stream in, samples come to their end, and the answer follows each. */
export async function typedDuringRun(browser: Browser): Promise<number[]> {
  const workbench = await startWorkbench()
  try {
    const { page } = await openPage(browser, workbench.address)
    await page.getByRole('option').first().waitFor({ timeout: 60_000 })
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.getByLabel('Samples', { exact: true }).fill(String(SAMPLES))
    await page.getByRole('button', { name: /^Locate/ }).click()
    await page.getByRole('tab', { name: 'Answer' }).click()
    await page
      .getByText(new RegExp(`[1-9]\\d* of ${SAMPLES} samples`))
      .first()
      .waitFor({ timeout: 120_000 })
    const times = await typedLetters(page)
    if (!(await page.getByRole('button', { name: 'Cancel the run' }).isVisible())) throw new Error('The run was over before the note.')
    return times
  } finally {
    await workbench.end()
    workbench.remove()
  }
}
