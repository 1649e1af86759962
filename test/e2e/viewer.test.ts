// The photo looked at closely, by mouse and by keyboard alone, and covered.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grainy } from '../fixtures/photos/quarters.ts'
import { signPhoto } from '../fixtures/photos/sign-photo.ts'
import { accessibilityFaults } from './fixtures/accessibility.ts'
import { dropPhoto } from './fixtures/drop-photo.ts'
import { launchBrowser, openPage, photograph, type WatchedPage } from './fixtures/real-browser.ts'
import { type RunningWorkbench, startWorkbench } from './fixtures/running-workbench.ts'

const PATIENT = { timeout: 90_000 }
let workbench: RunningWorkbench
let browser: Browser
let watched: WatchedPage
let page: Page

const stage = () => page.locator('.stage')
const readout = () => page.locator('.readout')

async function open(fileName: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(fileName.replace('.', '\\.')) }).click(PATIENT)
  await page.getByRole('img', { name: fileName }).and(page.locator('[data-painted="true"]')).waitFor(PATIENT)
}

beforeAll(async () => {
  workbench = await startWorkbench()
  browser = await launchBrowser()
  watched = await openPage(browser, workbench.address, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
  ;({ page } = watched)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  await page.waitForTimeout(500)
  if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape')
  await dropPhoto(page, 'grain.jpg', await grainy(5000, 3500).jpeg({ quality: 60 }).toBuffer())
  await dropPhoto(page, 'shop.jpg', await signPhoto([{ text: 'Padaria Lisboa', x: 0.5, y: 0.4, letterHeightPx: 60 }]))
  // The page turns to what arrives: a photo is opened only when nothing more is on its way.
  for (const name of [/grain\.jpg/, /shop\.jpg/]) await page.getByRole('option', { name }).waitFor(PATIENT)
})
afterAll(async () => {
  await browser?.close()
  await workbench?.end()
  workbench?.remove()
})

test('a large photo is cut into tiles when it is looked at closely, and shown pixel for pixel', async () => {
  await open('grain.jpg')
  const tiles: string[] = []
  page.on('response', (response) => {
    if (/\/tiles\/\d+\/\d+_\d+$/.test(response.url()) && response.status() === 200) tiles.push(response.url())
  })
  expect(tiles).toEqual([])
  await page.getByRole('button', { name: 'Actual pixels, 1:1' }).click()
  await expect.poll(() => readout().textContent()).toContain('100 %')
  await expect.poll(() => tiles.length, PATIENT).toBeGreaterThan(1)
  const box = (await stage().boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => readout().textContent()).toMatch(/x 2,[45]\d\d {2}y 1,7[45]\d/)
  await photograph(page, 'viewer-pixels')
})

test('by keyboard alone: two lines measured, a frame drawn and kept as a view, taken back and brought again', async () => {
  await open('shop.jpg')
  await page.keyboard.press('p')
  await page.keyboard.press('r')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const times = (key: string, count: number) => Array<string>(count).fill(key)
  await press('Enter', ...times('ArrowRight', 6), 'Enter')
  await press('Enter', ...times('ArrowDown', 3), 'Enter')
  const card = page.getByRole('region', { name: 'Measure' })
  await card.getByText('90°').waitFor()
  await card.getByText('0.5', { exact: true }).waitFor()
  await photograph(page, 'viewer-measure')
  await press('Escape', 'x')
  await press(...times('ArrowLeft', 4), 'Enter', ...times('ArrowRight', 12), ...times('ArrowDown', 6), 'Enter')
  await photograph(page, 'viewer-crop')
  await page.getByLabel('Name').fill('<b>The sign</b>')
  await press('Enter')
  await page.locator('.view-shown').getByText('<b>The sign</b>').waitFor()
  await photograph(page, 'viewer-view')
  await page.getByRole('button', { name: '1 view of this photo' }).waitFor()
  await stage().focus()
  await press('Control+z')
  await page.getByRole('button', { name: '0 views of this photo' }).waitFor()
  await press('Control+Shift+z')
  await page.getByRole('button', { name: '1 view of this photo' }).click()
  await photograph(page, 'viewer-views')
  expect(await accessibilityFaults(page)).toEqual([])
  await press('Escape')
})

test('boxes lie on what they name however the photo is turned, and tones change the picture alone', async () => {
  await open('shop.jpg')
  await page
    .locator('.clue-box')
    .first()
    .waitFor({ state: 'attached', ...PATIENT })
  await page.keyboard.press('p')
  const middles = async () => {
    const picture = (await stage().boundingBox())!
    const box = (await page.locator('.clue-box').first().boundingBox())!
    return { x: box.x + box.width / 2 - picture.x - picture.width / 2, y: box.y + box.height / 2 - picture.y - picture.height / 2 }
  }
  const upright = await middles()
  expect(upright.y).toBeLessThan(0)
  // The sign lies above the middle: turned a quarter clockwise, to the right of it.
  await page.keyboard.press(']')
  await expect.poll(async () => Math.round((await middles()).x)).toBeGreaterThan(5)
  await page.keyboard.press('a')
  await page.getByRole('switch', { name: 'Invert' }).click()
  await expect.poll(() => page.locator('.viewer-picture').evaluate((canvas) => getComputedStyle(canvas).filter)).toContain('viewer-tones')
  await photograph(page, 'viewer-adjust')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Reset' }).click()
  await stage().focus()
  await page.keyboard.press('Escape')
})

test('a photo marked as graphic is covered, nothing large of it is asked for, and it is shown and covered by a key', async () => {
  await open('shop.jpg')
  await page.getByRole('button', { name: 'Graphic content' }).click()
  await page.getByRole('radio', { name: 'Graphic' }).click()
  await page.keyboard.press('Escape')
  const cover = page.getByRole('button', { name: /shop\.jpg.*covered/ })
  await cover.waitFor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await cover.waitFor(PATIENT)
  await photograph(page, 'viewer-covered')
  const thumbnail = page.getByRole('option', { name: /shop\.jpg/ }).locator('img')
  expect(await thumbnail.evaluate((image) => getComputedStyle(image).filter)).toContain('blur')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(asked.filter((url) => /\/tiles\/|side=(1600|4096)/.test(url))).toEqual([])
  await page.keyboard.press('c')
  await page.getByRole('img', { name: 'shop.jpg' }).and(page.locator('[data-painted="true"]')).waitFor(PATIENT)
  await page.keyboard.press('c')
  await cover.waitFor()
  await cover.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'shop.jpg' }).waitFor()
  expect(watched.foreignRequests).toEqual([])
  expect(watched.complaints).toEqual([])
})
