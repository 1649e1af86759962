// How soon the map follows a judgement, as the person sees it: from the click or the key to the painted answer.
import { setTimeout } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { openPage } from '../../e2e/fixtures/real-browser.ts'
import { startWorkbench } from '../../e2e/fixtures/running-workbench.ts'
import { type FollowedAnswer, followedAnswer, watchPaintedAnswers } from './painted-answer.ts'

/** What the page reads again after a change has come to rest; nobody judges faster than that for long. */
const BREATH_MS = 1000
/** A hand rests on a claim at least so long before it judges: the pointer has still to get to the button, the finger to the key. */
const REACH_MS = 200
const BUTTONS = { accepted: 'Accept', doubted: 'Doubt', rejected: 'Reject' }
const KEYS = { accepted: 'a', doubted: 'd', rejected: 'x', proposed: 'u' }

export interface PageTimes {
  /** After each click on Accept, Doubt or Reject. */
  clicked: FollowedAnswer[]
  /** After each of the keys a, d, x and u. */
  keyed: FollowedAnswer[]
}

/** Judges claim after claim of the library's first photo, `count` times by mouse and `count` times by keyboard. */
export async function onThePage(browser: Browser, folder: string, count: number): Promise<PageTimes> {
  const workbench = await startWorkbench(folder)
  try {
    const { page } = await openPage(browser, workbench.address, { prepare: watchPaintedAnswers })
    return await judged(page, count)
  } finally {
    await workbench.end()
  }
}

async function judged(page: Page, count: number): Promise<PageTimes> {
  await page.getByRole('tab', { name: /^Evidence/ }).click()
  const claims = page.getByRole('feed', { name: 'Claims about the place' }).getByRole('article')
  await claims.first().waitFor({ timeout: 60_000 })
  // The map has come to rest, and what is painted from here on follows from a judgement.
  await setTimeout(3 * BREATH_MS)
  const times: PageTimes = { clicked: [], keyed: [] }
  for (let index = 0; index < count; index++) {
    const claim = claims.nth(Math.floor(index / Object.keys(BUTTONS).length))
    const button = claim.getByRole('radio', { name: await another(BUTTONS, claim, index) })
    // Claims change places under a pointer at rest, which tells nobody: a hand moves.
    await claim.hover()
    await button.hover()
    await setTimeout(REACH_MS)
    times.clicked.push(await followedAnswer(page, () => button.click()))
    await setTimeout(BREATH_MS)
  }
  for (let index = 0; index < count; index++) {
    const claim = claims.nth(Math.floor(index / Object.keys(KEYS).length))
    await claim.focus()
    const key = await another(KEYS, claim, index)
    await setTimeout(REACH_MS)
    times.keyed.push(await followedAnswer(page, () => page.keyboard.press(key)))
    await setTimeout(BREATH_MS)
  }
  return times
}

/** The judgements in turn, but for the one that the claim has: claims change places when the answer does. */
async function another(ways: Record<string, string>, claim: Locator, index: number): Promise<string> {
  const standing = await claim.getAttribute('data-standing')
  const others = Object.entries(ways).filter(([name]) => name !== standing)
  const way = others[index % others.length]?.[1]
  if (way === undefined) throw new Error('There is no other judgement.')
  return way
}
