// The map alone in a real Chromium: what lies on the page, and what is seen on the way from one zoom to the next.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BenchPage, serveBenchPage } from '../bench/map/bench-page.ts'
import { launchBrowser, openPage, type WatchedPage } from './fixtures/real-browser.ts'

const PATIENT = { timeout: 90_000 }
let served: BenchPage
let browser: Browser

beforeAll(async () => {
  served = await serveBenchPage()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  served?.close()
})

async function opened(query: string): Promise<WatchedPage> {
  const watched = await openPage(browser, `${served.address}${query}`, { reducedMotion: 'no-preference' })
  await watched.page.locator('body[data-ready]').waitFor(PATIENT)
  return watched
}

/** Panes that hold pictures, from bottom to top. */
function paintedPanes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const panes = [...document.querySelectorAll('.leaflet-map-pane > .leaflet-pane')].filter((pane) => pane.querySelector('canvas'))
    return panes.map((pane) => /leaflet-(\w+)-pane/.exec(pane.className)?.[1] ?? '')
  })
}

test('only layers with something on them have pictures', async () => {
  const bare = await opened('')
  await expect.poll(() => paintedPanes(bare.page)).toEqual(['basemap', 'labels'])
  const crowded = await opened('?answer')
  await expect.poll(() => paintedPanes(crowded.page)).toEqual(['basemap', 'cells', 'labels', 'candidates'])
  expect([...bare.complaints, ...crowded.complaints]).toEqual([])
  await bare.page.context().close()
  await crowded.page.context().close()
})

test('shades of two zooms never lie over one another, and dots are never drawn enlarged', async () => {
  const { page, complaints } = await opened('?answer')
  await expect.poll(() => tilesSeen(page)).toEqual({ cells: 1, candidates: 1 })
  await page.evaluate(() => {
    const faults = new Set<string>()
    const seen = new Set<string>()
    const look = () => {
      const levels = (pane: string) =>
        [...document.querySelectorAll<HTMLElement>(`.leaflet-${pane}-pane .leaflet-tile-container`)].filter(
          (level) => level.querySelector('.leaflet-tile-loaded') && getComputedStyle(level).visibility === 'visible',
        )
      if (levels('cells').length > 1) faults.add('shades of two zooms')
      for (const { style } of levels('candidates')) {
        if (style.transform.endsWith('scale(1)')) seen.add('dots')
        else faults.add(`dots at ${style.transform}`)
      }
      if (levels('cells').some(({ style }) => !style.transform.endsWith('scale(1)'))) seen.add('a zoom')
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { lookedAt: () => ({ faults: [...faults], seen: [...seen].sort() }) })
  })
  await page.mouse.move(720, 450)
  await page.mouse.wheel(0, -120)
  const lookedAt = () => page.evaluate(() => (window as unknown as { lookedAt: () => { faults: string[]; seen: string[] } }).lookedAt())
  await expect.poll(async () => (await lookedAt()).seen).toEqual(['a zoom', 'dots'])
  await expect.poll(() => tilesSeen(page)).toEqual({ cells: 1, candidates: 1 })
  expect(await lookedAt()).toEqual({ faults: [], seen: ['a zoom', 'dots'] })
  const ranks = await page.evaluate(() => [...document.querySelectorAll('.map-pin')].map(({ textContent }) => Number(textContent)))
  expect(ranks.length).toBeGreaterThan(1)
  // The keyboard goes from pin to pin in this order.
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(complaints).toEqual([])
  await page.context().close()
})

/** How many zooms each layer shows painted tiles of. */
function tilesSeen(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const shown = (pane: string) =>
      [...document.querySelectorAll(`.leaflet-${pane}-pane .leaflet-tile-container`)].filter(
        (level) => level.querySelector('.leaflet-tile-loaded') && getComputedStyle(level).visibility === 'visible',
      ).length
    return { cells: shown('cells'), candidates: shown('candidates') }
  })
}
