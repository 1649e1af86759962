// What a photo of 100 megapixels costs the page that shows it.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage } from '../../e2e/fixtures/real-browser.ts'
import { startWorkbench } from '../../e2e/fixtures/running-workbench.ts'
import { HUGE_HEIGHT_PX, HUGE_WIDTH_PX, hugePhoto } from '../../fixtures/photos/huge-photo.ts'
import { caseWith, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'
import type { Bench } from '../bench.ts'
import { type PageProcess, watchPageProcess } from './page-process.ts'

const PAGE_WITHIN_MB = 400
const PATIENT = { timeout: 120_000 }
const SCREEN = { width: 2560, height: 1440 }

export const viewerBench: Bench = {
  name: 'viewer',
  about: 'memory of the page with a photo of 100 megapixels open, zoomed to its pixels and panned',
  run: async ({ log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-viewer-'))
    const library = join(folder, 'library')
    try {
      log('Making the photo')
      const path = join(folder, 'huge.jpg')
      await hugePhoto().jpeg({ quality: 85 }).toFile(path)
      const prepared = await openWorkbench({ folder: library })
      await caseWith(prepared.client, [path])
      await prepared.close()

      const workbench = await startWorkbench(library)
      const browser = await launchBrowser()
      try {
        const { page, complaints } = await openPage(browser, workbench.address, { viewport: SCREEN })
        const watched: PageProcess[] = []
        const rows: { step: string; ms: number; heldMb: number; residentMb: number }[] = []
        const step = async (name: string, work: () => Promise<unknown>) => {
          log(name)
          const start = performance.now()
          await work()
          const ms = performance.now() - start
          if (watched.length === 0) watched.push(await watchPageProcess(page))
          rows.push({ step: name, ms, ...watched[0]!.most() })
        }
        await step('open the page and the photo', () => opened(page))
        await step('zoom to its pixels, tiles being made', () => atItsPixels(page))
        await step('pan over half of it', () => panned(page, 60))
        await step('turn it, change its tones, pan on', async () => {
          await page.keyboard.press(']')
          await page.keyboard.press('a')
          await page.getByRole('switch', { name: 'Equalise' }).click()
          await page.locator('.stage').focus()
          await panned(page, 30)
        })
        await step('zoom out again', async () => {
          await page.keyboard.press('0')
          await settled(page)
        })
        watched[0]?.stop()
        const most = Math.max(...rows.map(({ heldMb }) => heldMb))
        return {
          tables: [
            {
              title: `A JPEG of ${HUGE_WIDTH_PX} × ${HUGE_HEIGHT_PX} px (${(statSync(path).size / 1e6).toFixed(0)} MB) in a window of ${SCREEN.width} × ${SCREEN.height}; no graphics card, so that all its memory is the page's own`,
              head: ['step', 's', 'held, at most MB', 'with the browser’s code MB'],
              rows: rows.map((row) => [row.step, (row.ms / 1000).toFixed(1), row.heldMb.toFixed(0), row.residentMb.toFixed(0)]),
            },
          ],
          targets: [
            {
              promise: `the page stays under ${PAGE_WITHIN_MB} MB with a photo of 100 megapixels open`,
              measured: `${most.toFixed(0)} MB held at most`,
              met: most < PAGE_WITHIN_MB,
            },
          ],
          data: { rows, complaints },
        }
      } finally {
        await browser.close()
        await workbench.end()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function opened(page: Page): Promise<void> {
  await page.getByRole('option', { name: /huge\.jpg/ }).waitFor(PATIENT)
  for (const dialog of await page.locator('dialog[open]').all()) {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }
  await page.getByRole('img', { name: 'huge.jpg' }).and(page.locator('[data-painted="true"]')).waitFor(PATIENT)
  await page.locator('.stage').focus()
  await settled(page)
}

async function atItsPixels(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Actual pixels, 1:1' }).click()
  await page.getByText('100 %').waitFor(PATIENT)
  await page.waitForResponse(/\/tiles\//, PATIENT)
  await settled(page)
}

/** Strides of 500 px to and fro, from the middle to the corners. */
async function panned(page: Page, strides: number): Promise<void> {
  const box = (await page.locator('.stage').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 4]
  for (let stride = 0; stride < strides; stride++) {
    const [dx, dy] = [stride % 20 < 10 ? -500 : 500, stride % 6 < 3 ? -150 : 150]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx, y + dy, { steps: 6 })
    await page.mouse.up()
  }
  await settled(page)
}

/** Until no more pictures are on their way. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => null)
  await page.waitForTimeout(1500)
}
