// What people look at all day, as pictures to be judged: small and large windows, light and dark, and large type.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signPhoto } from '../fixtures/photos/sign-photo.ts'
import { accessibilityFaults } from './fixtures/accessibility.ts'
import { dropPhoto } from './fixtures/drop-photo.ts'
import { launchBrowser, openPage, photograph, type WatchedPage } from './fixtures/real-browser.ts'
import { type RunningWorkbench, startWorkbench } from './fixtures/running-workbench.ts'

const PATIENT = { timeout: 90_000 }
const SMALL = { width: 1280, height: 800 }
const LARGE = { width: 2560, height: 1440 }

const LOOKS = [
  { look: '1280-light', size: SMALL, colorScheme: 'light' },
  { look: '1280-dark', size: SMALL, colorScheme: 'dark' },
  { look: '2560-light', size: LARGE, colorScheme: 'light' },
  { look: '2560-dark', size: LARGE, colorScheme: 'dark' },
  { look: '1280-large-type', size: SMALL, colorScheme: 'light', fontPx: 22 },
] as const

let workbench: RunningWorkbench
let browser: Browser
let watched: WatchedPage

const showTab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

const SCREENS: readonly { screen: string; open: (page: Page) => Promise<void> }[] = [
  {
    screen: 'evidence',
    async open(page) {
      await showTab(page, 'Evidence')
      await page.getByRole('tabpanel', { name: 'Evidence' }).getByText('+351').first().waitFor(PATIENT)
    },
  },
  {
    screen: 'reasoning',
    async open(page) {
      await showTab(page, 'Reasoning')
      await page.getByRole('heading', { name: 'Answers' }).waitFor(PATIENT)
    },
  },
  {
    screen: 'report',
    async open(page) {
      await page.keyboard.press('Shift+R')
      await page
        .getByRole('dialog', { name: 'Report' })
        .getByRole('button', { name: /^Make the report/ })
        .waitFor(PATIENT)
    },
  },
  {
    screen: 'cases',
    async open(page) {
      await page.keyboard.press('Escape')
      await page.keyboard.press('o')
      await page.getByText('Sample photos').nth(1).waitFor(PATIENT)
    },
  },
]

beforeAll(async () => {
  workbench = await startWorkbench()
  browser = await launchBrowser()
  watched = await openPage(browser, workbench.address)
  const { page } = watched
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  await dropPhoto(page, 'sign.jpg', await signPhoto([{ text: 'Tel. +351 21 342 7380', x: 0.5, y: 0.4, letterHeightPx: 56 }]))
  await page.getByRole('option', { name: /sign\.jpg/ }).click(PATIENT)
  await showTab(page, 'Run')
  await page.getByLabel('Samples', { exact: true }).fill('2')
  await page.getByRole('button', { name: /^Locate/ }).click()
  await page
    .getByRole('option', { name: /sign\.jpg/ })
    .getByText('Finished')
    .waitFor(PATIENT)
})
afterAll(async () => {
  await browser?.close()
  await workbench?.end()
  workbench?.remove()
})

test.each(LOOKS)('$look', async ({ look, size, colorScheme, ...rest }) => {
  const { page } = watched
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // The font size of the browser's own settings: what is measured in rem follows it, the widths at which the page changes too.
  const settings = await page.context().newCDPSession(page)
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 'fontPx' in rest ? rest.fontPx : 16 } })
  await page.evaluate(() => localStorage.removeItem('whereabouts-layout'))
  await page.reload()
  await page.getByRole('tablist').waitFor(PATIENT)
  // A picture of the map while it is being painted would show another state than the one that stays.
  await expect.poll(() => page.locator('.leaflet-cells-pane canvas:visible').count()).toBeGreaterThan(0)
  for (const { screen, open } of SCREENS) {
    await open(page)
    await photograph(page, `screen-${screen}-${look}`)
    expect(await accessibilityFaults(page), screen).toEqual([])
  }
  await page.goBack()
  await settings.detach()
})

test('a map that goes away in the middle of a zoom ends quietly', async () => {
  const { page } = watched
  const map = page.getByRole('application', { name: /^World map/ })
  for (let times = 0; times < 3; times++) {
    await map.hover(PATIENT)
    await page.mouse.wheel(0, -300)
    await page.keyboard.press('o')
    await page.getByRole('searchbox', { name: 'Search cases and photos' }).waitFor(PATIENT)
    await page.goBack()
  }
  await map.waitFor(PATIENT)
})

test('asks nothing of any other machine, and complains of nothing', () => {
  expect(watched.foreignRequests).toEqual([])
  expect(watched.complaints).toEqual([])
})
