// A model comes here from a hub on loopback, by the page alone: planned, begun, paused, gone on with, and then offered to runs.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureTestModel } from '../../models/fixtures/ensure-test-model.ts'
import { passportFileOf } from '../../models/passports/passport-file.ts'
import { type HubServer, sha256Of, startHub } from '../fixtures/hub/hub-server.ts'
import { accessibilityFaults } from './fixtures/accessibility.ts'
import { launchBrowser, openPage, photograph, type WatchedPage } from './fixtures/real-browser.ts'
import { type RunningWorkbench, startWorkbench } from './fixtures/running-workbench.ts'

const PATIENT = { timeout: 90_000 }
const REPO = 'ggml-org/Qwen2.5-VL-3B-Instruct-GGUF'
const TEXT = 'Qwen2.5-VL-3B-Instruct-Q4_K_M.gguf'
const PROJECTOR = 'mmproj-Qwen2.5-VL-3B-Instruct-f16.gguf'
const NAME = 'Qwen2.5-VL 3B (not trained on places)'

let hub: HubServer
let workbench: RunningWorkbench
let browser: Browser
let watched: WatchedPage
let page: Page
let isHeld = true

const row = (name: string | RegExp) => page.getByRole('listbox', { name: 'Models' }).getByRole('option', { name })
const heading = (name: string) => page.getByRole('heading', { name, level: 3 })
const looked = async (name: string) => {
  await photograph(page, `models-${name}`)
  expect(await accessibilityFaults(page), name).toEqual([])
}

beforeAll(async () => {
  const made = await ensureTestModel('test-tiny')
  const text = readFileSync(made.textFile)
  hub = await startHub({ [TEXT]: text, [PROJECTOR]: readFileSync(made.projectorFile) }, REPO)
  // The text model comes up to its half, and then nothing until it is let go: not even where the download asks again by itself.
  hub.misbehave = (_request, response, { path, time }) => {
    if (!isHeld || !path.endsWith(TEXT)) return false
    if (time > 1) return true
    response.writeHead(200, { 'content-length': text.byteLength, etag: `"${sha256Of(text)}"` })
    response.write(text.subarray(0, text.byteLength >> 1))
    return true
  }
  workbench = await startWorkbench()
  bringChanged(made, join(workbench.libraryFolder, 'models', 'own'))
  browser = await launchBrowser()
  watched = await openPage(browser, workbench.address)
  ;({ page } = watched)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
})
afterAll(async () => {
  await browser?.close()
  await workbench?.end()
  workbench?.remove()
  await hub?.close()
})

/** A pair whose text model is another one than its passport says. */
function bringChanged(made: { textFile: string; projectorFile: string }, folder: string): void {
  mkdirSync(folder, { recursive: true })
  cpSync(made.textFile, join(folder, 'own.gguf'))
  cpSync(made.projectorFile, join(folder, 'mmproj-own.gguf'))
  const passport = JSON.parse(readFileSync(passportFileOf(made.textFile), 'utf8'))
  passport.files.text = { ...passport.files.text, name: 'own.gguf', bytes: passport.files.text.bytes + 1, sha256: '0'.repeat(64) }
  passport.files.projector.name = 'mmproj-own.gguf'
  writeFileSync(passportFileOf(join(folder, 'own.gguf')), JSON.stringify(passport))
}

test('the models are reached and gone through by the keyboard; what is here comes first', async () => {
  await page.keyboard.press('Shift+M')
  await row(/^Test model.*Ready/).waitFor(PATIENT)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Models')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => row(/^Qwen2.5-VL 3B.*Not here/).getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(NAME)
  await looked('missing')
})

test('the mirror is a setting; a wrong address is said to be one before it is saved', async () => {
  await page.getByRole('button', { name: 'Download settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Download settings' })
  await dialog.getByLabel('Mirror of the hub').fill('mirror.example')
  await dialog.getByText('An address begins with https://').waitFor(PATIENT)
  await looked('settings')
  await dialog.getByLabel('Mirror of the hub').fill(hub.address)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ ...PATIENT, state: 'hidden' })
})

test('before anything is fetched the page says what, how much, from whom and where to', async () => {
  await page.getByRole('button', { name: 'Download…' }).click()
  const dialog = page.getByRole('dialog', { name: `Download ${NAME}` })
  await dialog.getByText(`${hub.host} is asked for the list of files`).waitFor(PATIENT)
  expect(hub.asked).toEqual([])
  await dialog.getByRole('button', { name: 'See what would be fetched' }).click()
  await dialog.getByRole('cell', { name: TEXT }).waitFor(PATIENT)
  for (const text of [PROJECTOR, 'apache-2.0', `${hub.host} (your mirror)`]) await dialog.getByText(text).first().waitFor(PATIENT)
  expect(hub.ranges()).toEqual([])
  await looked('plan')
  await dialog.getByRole('button', { name: /^Download \d/ }).click()
  await dialog.waitFor({ ...PATIENT, state: 'hidden' })
})

test('a download is paused and gone on with by one button that keeps the focus; then the model is in the list, and runs are offered it', async () => {
  const bar = page.getByRole('progressbar', { name: `Download of ${NAME}` })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), PATIENT).toBeGreaterThan(10)
  await page.getByRole('button', { name: /^Fetching Qwen2.5-VL 3B/ }).waitFor(PATIENT)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await looked('download-dark')
  await page.getByRole('button', { name: 'Pause' }).click()
  await row(/^Qwen2.5-VL 3B.*Paused/).waitFor(PATIENT)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Go on')
  isHeld = false
  await page.keyboard.press('Enter')
  await row(/^Qwen2.5-VL 3B.*Ready/).waitFor(PATIENT)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(NAME)
  expect(hub.ranges().at(-1)).toMatch(/^bytes=[1-9]\d*-$/)
  const [half] = hub.ranges().slice(-1)
  expect(Number(half?.match(/\d+/)?.[0])).toBe(hub.files.get(TEXT)!.byteLength >> 1)
})

test('a file that is not its passport’s is said to be changed; trusting it draws up another passport that says so', async () => {
  await row(/Changed$/).click()
  const name = (await page.getByRole('region').getByRole('heading', { level: 3 }).textContent())!
  await heading(name).waitFor(PATIENT)
  await page.setViewportSize({ width: 1024, height: 768 })
  await looked('changed-narrow-dark')
  await page.getByRole('button', { name: 'Trust the changed files' }).click()
  await page.getByText('a person decided to go on with it').waitFor(PATIENT)
  await page.getByRole('cell', { name: sha256Of(hub.files.get(TEXT)!) }).waitFor(PATIENT)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await looked('passport-wide')
})

test('the way back leads to the photo that was open, and the run’s settings offer what has come', async () => {
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('tab', { name: /^Run/ }).click(PATIENT)
  const offered = page.getByLabel('Model', { exact: true }).locator('option:not([disabled])')
  await expect.poll(() => offered.allTextContents(), PATIENT).toContain(NAME)
})

test('asks nothing of any other machine, and complains of nothing', () => {
  expect(watched.foreignRequests).toEqual([])
  expect(watched.complaints).toEqual([])
  expect(workbench.networkAttempts()).toEqual([])
})
