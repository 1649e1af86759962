// The days of the people whom the workbench is for, from their first click to what they hand on.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../driver/root.ts'
import { accessibilityFaults } from './fixtures/accessibility.ts'
import { dropPhoto } from './fixtures/drop-photo.ts'
import { claimingPhoto, HOSTILE, photoFolder } from './fixtures/photo-folder.ts'
import { launchBrowser, openPage, photograph, type WatchedPage } from './fixtures/real-browser.ts'
import { type RunningWorkbench, startWorkbench } from './fixtures/running-workbench.ts'

const PATIENT = { timeout: 90_000 }
const PHOTOS = 30
const folder = mkdtempSync(join(tmpdir(), 'whereabouts-days-'))
const pictures = join(folder, 'pictures')
const archiveFile = join(folder, 'harbour.whereabouts')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  await photoFolder(pictures, PHOTOS)
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const photos = (page: Page) => page.getByRole('listbox', { name: 'Photos of this case' }).getByRole('option')
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click()

async function newCase(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Switch case/ }).waitFor(PATIENT)
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox').first().fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Switch case: ${title}` }).waitFor(PATIENT)
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search the library, or name a command' }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click(PATIENT)
}

async function saved(page: Page, click: () => Promise<void>, path: string): Promise<Download> {
  const downloading = page.waitForEvent('download', PATIENT)
  await click()
  const download = await downloading
  await download.saveAs(path)
  return download
}

describe('an investigator', () => {
  let workbench: RunningWorkbench
  let watched: WatchedPage

  test('imports a folder of 30 photos, loses power in the middle, and goes on', async () => {
    workbench = await startWorkbench()
    watched = await openPage(browser, workbench.address)
    await newCase(watched.page, 'Harbour')
    await command(watched.page, 'Add a folder')
    await watched.page.getByLabel('Path of the folder on this machine').fill(pictures)
    await watched.page.getByRole('button', { name: 'Add its photos' }).click()
    await expect.poll(() => photos(watched.page).count(), PATIENT).toBeGreaterThan(3)
    await photograph(watched.page, 'day-1-import')
    workbench.process.kill('SIGKILL')
    await watched.page.context().close()

    workbench = await startWorkbench(workbench.libraryFolder)
    watched = await openPage(browser, workbench.address)
    await watched.page.getByRole('button', { name: /^Switch case/ }).click(PATIENT)
    await watched.page.getByRole('menuitem', { name: /Harbour/ }).click()
    await expect.poll(() => watched.page.locator('.panel-count').first().textContent(), PATIENT).toBe(String(PHOTOS))
  })

  test('rejects a clue and the answer follows; takes it back; draws a hint', async () => {
    const { page } = watched
    await photos(page).filter({ hasText: 'photo-00.jpg' }).click(PATIENT)
    await tab(page, /^Evidence/)
    const claim = page.getByRole('article').filter({ hasText: '+351' }).first()
    await claim.waitFor(PATIENT)
    await tab(page, 'Answer')
    const answer = page.getByRole('tabpanel', { name: 'Answer' })
    await answer.getByText('Portugal').first().waitFor(PATIENT)
    await tab(page, /^Evidence/)
    await claim.focus()
    await page.keyboard.press('x')
    await tab(page, 'Answer')
    await answer
      .getByText('Portugal')
      .first()
      .waitFor({ ...PATIENT, state: 'hidden' })
    await photograph(page, 'day-1-rejected')
    await page.getByText('Clue judged.').waitFor(PATIENT)
    await page.keyboard.press('Control+z')
    await answer.getByText('Portugal').first().waitFor(PATIENT)

    await page.keyboard.press('h')
    await page.getByRole('button', { name: 'Circle' }).click(PATIENT)
    await page.getByRole('combobox', { name: 'Around' }).or(page.getByLabel('Around')).first().fill('Lisbon')
    await page
      .getByRole('option', { name: /Lisbon/ })
      .first()
      .click(PATIENT)
    await page.getByLabel('Within, km').fill('25')
    await page.getByRole('button', { name: 'Add the hint' }).click()
    await page
      .getByText(/Within 25 km of Lisbon/)
      .first()
      .waitFor(PATIENT)
    await photograph(page, 'day-1-hint')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).first().click()
    await tab(page, 'Answer')
    await answer
      .getByText(/Lisbon/)
      .first()
      .waitFor(PATIENT)
  })

  test('gives a verdict and hands the case on', async () => {
    const { page } = watched
    await tab(page, 'Verdict')
    await page.getByRole('radio', { name: 'City' }).click(PATIENT)
    await page
      .getByRole('combobox', { name: 'Place' })
      .or(page.getByLabel('Place', { exact: true }))
      .first()
      .fill('Lisbon')
    await page
      .getByRole('option', { name: /Lisbon/ })
      .first()
      .click(PATIENT)
    await page.getByLabel('Reasons', { exact: true }).fill('The number on the sign is of Lisbon.')
    await page.getByRole('button', { name: 'Give verdict' }).click()
    await page.getByText('The number on the sign is of Lisbon.').first().waitFor(PATIENT)
    await photograph(page, 'day-1-verdict')
    await command(page, 'Export the case')
    const dialog = page.getByRole('dialog', { name: 'Export the case' })
    await saved(page, () => dialog.getByRole('button', { name: 'Make the archive' }).click(), archiveFile)
    await dialog.getByText(/^The seal/).waitFor(PATIENT)
    await photograph(page, 'day-1-export')
    expect(watched.foreignRequests).toEqual([])
    expect(watched.complaints).toEqual([])
    expect(await workbench.end()).toBe(0)
    expect(workbench.networkAttempts()).toEqual([])
    workbench.remove()
  })
})

describe('a journalist', () => {
  test('checks a claimed place and makes a report, and nothing leaves the machine', async () => {
    const workbench = await startWorkbench()
    const { page, foreignRequests, complaints } = await openPage(browser, workbench.address)
    await newCase(page, `Claim ${HOSTILE.slice(0, 60)}`)
    const bytes = await claimingPhoto({ lat: 38.7103, lon: -9.1366 }, '2024:06:01 12:30:00')
    await dropPhoto(page, 'claim <b>.jpg', bytes)
    await photos(page).filter({ hasText: 'claim' }).click(PATIENT)
    await tab(page, 'File')
    const file = page.getByRole('tabpanel', { name: 'File' })
    await file.getByText('Look closer.').first().waitFor(PATIENT)
    await file
      .getByText(/onerror/)
      .first()
      .waitFor(PATIENT)
    await photograph(page, 'day-2-file')
    expect(await accessibilityFaults(page)).toEqual([])
    await tab(page, 'Answer')
    await page.getByText(/Metadata says: 38\.7103/).waitFor(PATIENT)

    await page.keyboard.press('Shift+R')
    const dialog = page.getByRole('dialog', { name: 'Report' })
    await dialog.getByRole('radio', { name: 'HTML' }).click(PATIENT)
    const htmlFile = join(folder, 'report.html')
    await saved(page, () => dialog.getByRole('button', { name: /^Make the report/ }).click(), htmlFile)
    await dialog.getByRole('radio', { name: 'PDF' }).click()
    const pdfFile = join(folder, 'report.pdf')
    await saved(page, () => dialog.getByRole('button', { name: /^Make the report/ }).click(), pdfFile)
    expect(readFileSync(pdfFile).subarray(0, 5).toString()).toBe('%PDF-')
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+l')
    await page.getByText('Nothing has ever left this machine').waitFor(PATIENT)
    await photograph(page, 'day-2-ledger')
    expect(await page.title()).not.toBe('owned')
    expect(foreignRequests).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()

    await lookAtReport(htmlFile)
    expect(await workbench.end()).toBe(0)
    expect(workbench.networkAttempts()).toEqual([])
    workbench.remove()
  })

  /** Hostile text stays text: nothing runs, nothing is loaded, and the words are there to be read. */
  async function lookAtReport(path: string): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1200 } })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    expect(await page.title()).not.toBe('owned')
    expect(await page.locator('script, iframe, object, embed, img[onerror]').count()).toBe(0)
    expect(await page.getByText('onerror').first().isVisible()).toBe(true)
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([])
    await photograph(page, 'day-2-report')
    await context.close()
  }
})

describe('a second analyst', () => {
  test('opens the archive in a library of their own, and a changed copy is refused', async () => {
    const workbench = await startWorkbench()
    const { page, foreignRequests, complaints } = await openPage(browser, workbench.address)
    await page.getByRole('button', { name: /^Switch case/ }).waitFor(PATIENT)
    const tampered = join(folder, 'tampered.whereabouts')
    const bytes = readFileSync(archiveFile)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(tampered, bytes)

    await command(page, 'Import a case')
    const dialog = page.getByRole('dialog', { name: 'Import a case' })
    await dialog.locator('input[type=file]').setInputFiles(tampered)
    await dialog.getByRole('alert').waitFor(PATIENT)
    await photograph(page, 'day-3-refused')
    await dialog.locator('input[type=file]').setInputFiles(archiveFile)
    await dialog.getByText('“Harbour” was taken in.').waitFor(PATIENT)
    await dialog.getByRole('button', { name: 'Open the case' }).click()
    await photos(page).filter({ hasText: 'photo-00.jpg' }).click(PATIENT)
    await tab(page, 'Verdict')
    await page.getByText('The number on the sign is of Lisbon.').first().waitFor(PATIENT)
    await photograph(page, 'day-3-imported')
    expect(foreignRequests).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
    await workbench.end()
    workbench.remove()
  })

  test('or only checks it with the verifier, a page of its own that a changed copy does not pass', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(root, 'resources', 'verifier', 'verify.html')).href)
    const file = page.locator('input[type=file]')
    await file.setInputFiles(archiveFile)
    await page.getByText(/whole/i).first().waitFor(PATIENT)
    await photograph(page, 'day-3-verifier')
    await file.setInputFiles(join(folder, 'tampered.whereabouts'))
    await page
      .getByText(/not whole|changed|does not/i)
      .first()
      .waitFor(PATIENT)
    await photograph(page, 'day-3-verifier-tampered')
    await context.close()
  })
})
