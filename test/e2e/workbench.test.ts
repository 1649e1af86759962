import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signPhoto } from '../fixtures/photos/sign-photo.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { accessibilityFaults } from './fixtures/accessibility.ts'
import { dropPhoto } from './fixtures/drop-photo.ts'
import { ELECTRON_ADDRESS } from './fixtures/electron-program.ts'
import { launchBrowser, openPage, photograph } from './fixtures/real-browser.ts'
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

test.each(['light', 'dark'] as const)('opens on the sample photos, in %s', async (colorScheme) => {
  const { page, foreignRequests, complaints } = await openPage(browser, workbench.address, { colorScheme })
  await page.getByRole('button', { name: 'Switch case: Sample photos' }).waitFor(PATIENT)
  const photos = page.getByRole('listbox', { name: 'Photos of this case' }).getByRole('option')
  await expect.poll(() => photos.count()).toBe(14)
  await photos.filter({ hasText: 'colosseum' }).click()
  const picture = page.getByRole('img', { name: 'colosseum.webp' })
  await expect.poll(() => picture.getAttribute('data-painted'), PATIENT).toBe('true')
  await page.getByText('Urse Ovidiu, Public Domain').first().waitFor()
  await photograph(page, `sample-${colorScheme}`)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(foreignRequests).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a dropped photo is located: words stream in, candidates and the map follow', async () => {
  const { page, foreignRequests, complaints } = await openPage(browser, workbench.address, { colorScheme: 'light' })
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  await dropPhoto(page, 'sign.jpg', await signPhoto([{ text: 'Tel. +351 21 342 7380', x: 0.5, y: 0.4, letterHeightPx: 56 }]))
  await page.getByRole('option', { name: /sign\.jpg/ }).click(PATIENT)

  await page.getByRole('tab', { name: 'Run' }).click()
  // Its words are kept off the map: what is to be seen there is the clues' alone.
  await page.getByLabel('Model', { exact: true }).selectOption('test-tiny')
  await page.getByLabel('Samples', { exact: true }).fill('3')
  await page.getByRole('button', { name: /^Locate/ }).click()
  await page.getByRole('tab', { name: 'Reasoning' }).click()
  const reasoning = page.getByRole('tabpanel', { name: 'Reasoning' })
  await reasoning.getByText('Test model: its words mean nothing').first().waitFor(PATIENT)
  await page
    .getByRole('option', { name: /sign\.jpg.*Finished|sign\.jpg/ })
    .getByText('Finished')
    .waitFor(PATIENT)
  await photograph(page, 'reasoning-light')

  await page.getByRole('tab', { name: 'Evidence' }).click()
  await page.getByRole('tabpanel', { name: 'Evidence' }).getByText('+351').first().waitFor()
  await photograph(page, 'clues-light')

  await page.getByRole('tab', { name: 'Answer' }).click()
  const answer = page.getByRole('tabpanel', { name: 'Answer' })
  await answer.getByText('Portugal').first().waitFor(PATIENT)
  await answer.getByText('95 %').first().waitFor()
  await photograph(page, 'answer-light')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await photograph(page, 'answer-dark')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(foreignRequests).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a key means what it says where the focus is: on a claim, on the photo, and everywhere else', async () => {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('option', { name: /sign\.jpg/ }).click(PATIENT)
  await page.getByRole('tab', { name: /^Evidence/ }).click()
  const claim = page.getByRole('feed').getByRole('article').first()
  await claim.focus(PATIENT)
  const judged = (name: string) => claim.getByRole('radio', { name, checked: true }).waitFor(PATIENT)
  for (const [key, name] of Object.entries({ x: 'Reject', d: 'Doubt', a: 'Accept' })) {
    await page.keyboard.press(key)
    await judged(name)
  }
  // From the button that was just pressed as well.
  await claim.getByRole('radio', { name: 'Doubt' }).click()
  await judged('Doubt')
  await page.keyboard.press('u')
  await expect.poll(() => claim.getByRole('radio', { checked: true }).count()).toBe(0)
  const measuring = page.getByRole('button', { name: 'Measure', pressed: true })
  const allCases = () => new URL(page.url()).hash.startsWith('#/cases')
  expect(await measuring.count()).toBe(0)

  await page.getByRole('application', { name: /^Photo sign\.jpg/ }).focus()
  await page.keyboard.press('o')
  expect(allCases()).toBe(false)

  await page.getByRole('tab', { name: /^Evidence/ }).focus()
  await page.keyboard.press('u')
  await measuring.first().waitFor(PATIENT)
  await page.keyboard.press('o')
  await expect.poll(allCases).toBe(true)
  await page.context().close()
})

test('the map shows what a judgement will make of the answer before it is written, and takes it back where it cannot be', async (context) => {
  if (workbench.address === ELECTRON_ADDRESS) context.skip('what passes between page and service can only be held back in the browser')
  const held: (() => void)[] = []
  let foreseen = 0
  let lastAsked = 0
  let astray = false
  const { page } = await openPage(browser, workbench.address, {
    prepare: (opening) =>
      opening.routeWebSocket(/./, (socket) => {
        const service = socket.connectToServer()
        socket.onMessage((message) => {
          lastAsked = Date.now()
          if (String(message).includes('/clues/foresee')) foreseen++
          const sent = astray ? String(message).replace(/(?<="clueId":")[0-9a-f-]+/, randomUUID()) : message
          if (String(message).includes('/clues/judge')) held.push(() => service.send(sent))
          else service.send(message)
        })
      }),
  })
  await page.getByRole('option', { name: /sign\.jpg/ }).click(PATIENT)
  await page.getByRole('tab', { name: /^Evidence/ }).click()
  const claim = page.getByRole('feed').getByRole('article').filter({ hasText: '+351' }).first()
  const shades = page.locator('.leaflet-cells-pane canvas')
  await expect.poll(() => shades.count()).toBeGreaterThan(0)
  const rejected = async () => {
    foreseen = 0
    await page.getByRole('tab', { name: /^Evidence/ }).hover()
    await claim.hover(PATIENT)
    // What the page reads again after a change may bring other evidence, which is then foreseen anew.
    await expect.poll(() => foreseen >= 3 && Date.now() - lastAsked > 1500).toBe(true)
    await claim.getByRole('radio', { name: 'Reject' }).click()
    await expect.poll(() => shades.count()).toBe(0)
    expect(held).toHaveLength(1)
  }
  await rejected()
  held.pop()?.()
  await claim.getByRole('radio', { name: 'Reject', checked: true }).waitFor(PATIENT)
  await page.getByText('Clue judged.').waitFor(PATIENT)
  expect(await shades.count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => shades.count()).toBeGreaterThan(0)

  astray = true
  await rejected()
  held.pop()?.()
  await expect.poll(() => shades.count()).toBeGreaterThan(0)
  expect(await claim.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.context().close()
})

test('a click on the map is for one tool: drawing ends the measuring, and measuring gives up what is drawn', async () => {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  const measuring = page.getByRole('button', { name: 'Measure', pressed: true })
  const drawing = page.getByText(/^Click the corners on the map/)
  await page.keyboard.press('u')
  await measuring.first().waitFor(PATIENT)
  await page.keyboard.press('Shift+H')
  await drawing.waitFor(PATIENT)
  expect(await measuring.count()).toBe(0)
  await page.keyboard.press('u')
  await measuring.first().waitFor(PATIENT)
  await drawing.waitFor({ ...PATIENT, state: 'hidden' })
  await page.context().close()
})

test('a field of one’s own is named and filled in one go', async () => {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  await page.keyboard.press('o')
  await page.getByRole('button', { name: 'Add field' }).click(PATIENT)
  await page.keyboard.type('Source')
  await page.keyboard.press('Tab')
  await page.keyboard.type('a pilot, in writing')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Value of Source').inputValue(), PATIENT).toBe('a pilot, in writing')
  await page.reload()
  await expect.poll(() => page.getByLabel('Value of Source').inputValue(), PATIENT).toBe('a pilot, in writing')
  await page.context().close()
})

test('what the command line adds to the same library appears on the open page', async () => {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  const path = join(workbench.libraryFolder, 'from-terminal.jpg')
  writeFileSync(path, await signPhoto([]))
  const settings = ['--model', 'test-tiny', '--samples', '1', '--max-new-tokens', '16']
  const { code } = await runCli([path, '--library', workbench.libraryFolder, '--case', 'Sample photos', ...settings])
  expect(code).toBe(0)
  await page.getByRole('option', { name: /^from-terminal\.jpg/ }).waitFor(PATIENT)
  await page.context().close()
})

test('Ctrl-C closes in order, nothing was asked of any other machine, and the page says that it is alone', async () => {
  const { page } = await openPage(browser, workbench.address)
  await page.getByRole('listbox', { name: 'Photos of this case' }).waitFor(PATIENT)
  expect(await workbench.end()).toBe(0)
  await page
    .getByText(/connection|no longer|not running|lost/i)
    .first()
    .waitFor(PATIENT)
  await photograph(page, 'connection-lost')
  expect(workbench.networkAttempts()).toEqual([])
})
