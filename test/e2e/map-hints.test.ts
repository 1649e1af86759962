// Hints that are typed, and corners that are taken back, in a real Chromium over a real library.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './fixtures/real-browser.ts'
import { type RunningWorkbench, startWorkbench } from './fixtures/running-workbench.ts'

const PATIENT = { timeout: 90_000 }
let workbench: RunningWorkbench
let browser: Browser

beforeAll(async () => {
  workbench = await startWorkbench()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await workbench?.end()
  workbench?.remove()
})

async function opened(): Promise<Page> {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('option', { name: /colosseum/ }).click(PATIENT)
  return page
}

test('a country and a region are typed; their letters are no shortcuts', async () => {
  const page = await opened()
  await page.getByRole('listbox', { name: 'Photos of this case' }).press('h')
  const hints = page.getByRole('region', { name: 'Hints' })
  for (const { tool, typed, named } of [
    { tool: 'Country', typed: 'uru', named: 'Uruguay' },
    { tool: 'Region', typed: 'lazi', named: 'Lazio, Italy' },
  ]) {
    await page.getByRole('button', { name: tool, exact: true }).click()
    await page.keyboard.type(typed)
    await page.getByRole('listbox', { name: /of that name/ }).waitFor()
    await page.keyboard.press('Enter')
    await hints.getByText(named).waitFor()
  }
  expect(await page.getByRole('region', { name: 'Measure' }).count()).toBe(0)
  await page.context().close()
})

test('while an area is drawn, Ctrl+Z takes back its last corner and nothing that was done before', async () => {
  const page = await opened()
  await page.getByRole('listbox', { name: 'Photos of this case' }).press('Shift+H')
  for (const steps of [0, 6, 12]) {
    for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
  }
  await page.getByText('3 corners so far').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('2 corners so far').waitFor()
  await page.getByRole('region', { name: 'Hints' }).getByText('Lazio, Italy').waitFor()
  await page.context().close()
})

test('a photo whose bytes are gone has a sign in the list that says so', async () => {
  for (const folder of ['originals', 'previews']) rmSync(join(workbench.libraryFolder, folder), { recursive: true, force: true })
  const page = await opened()
  await page
    .getByRole('option', { name: /colosseum/ })
    .getByRole('img', { name: 'Cannot be shown' })
    .waitFor(PATIENT)
  await page.context().close()
})
