// How soon the answer follows a judgement: at the service, which the page waits for, and on the page, as the person sees it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import { launchBrowser } from '../../e2e/fixtures/real-browser.ts'
import { openWorkbench } from '../../fixtures/workbench/open-workbench.ts'
import type { Bench } from '../bench.ts'
import { CLUES, contestedPhoto, SAMPLES } from './contested-photo.ts'
import { onThePage } from './on-the-page.ts'
import type { FollowedAnswer } from './painted-answer.ts'

const FOLLOWS_WITHIN_MS = 50
const JUDGEMENTS = 60
const JUDGEMENTS_ON_PAGE = 24

export const evidenceBench: Bench = {
  name: 'evidence',
  about: `from a judgement to the answer that follows, with ${CLUES} clues and ${SAMPLES} samples`,
  run: async ({ rounds, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-evidence-'))
    try {
      const { photoId, runId } = await contestedPhoto(folder)
      log('At the service')
      const service = await atTheService(folder, photoId, runId, JUDGEMENTS * Math.max(1, rounds))
      log('On the page')
      const { clicked, keyed } = await inBrowser((browser) => onThePage(browser, folder, JUDGEMENTS_ON_PAGE * Math.max(1, rounds)))
      const rows = [
        { step: 'clues.judge at the service: act, answer, checks of both', ms: service },
        { step: 'click on Accept, Doubt or Reject to the map that shows the answer', ms: seen(clicked) },
        { step: 'key a, d, x or u to the map that shows the answer', ms: seen(keyed) },
      ]
      return {
        tables: [
          {
            title: `${CLUES} clues, ${SAMPLES} samples`,
            head: ['step', 'judgements that change it', 'p50 ms', 'p95 ms'],
            rows: rows.map(({ step, ms }) => [step, String(ms.length), quantile(ms, 0.5).toFixed(1), quantile(ms, 0.95).toFixed(1)]),
          },
        ],
        targets: rows.map(({ step, ms }) => ({
          promise: `${step}: within ${FOLLOWS_WITHIN_MS} ms (95 %)`,
          measured: `${quantile(ms, 0.95).toFixed(1)} ms, half of them within ${quantile(ms, 0.5).toFixed(1)} ms`,
          met: quantile(ms, 0.95) < FOLLOWS_WITHIN_MS,
        })),
        data: { service, clicked, keyed },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function inBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await launchBrowser()
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

async function atTheService(folder: string, photoId: PhotoId, runId: RunId, count: number): Promise<number[]> {
  const { client, close } = await openWorkbench({ folder })
  try {
    const clues = await client.clues.list({ photoId })
    // The first answer reads the gazetteer's grid; a page has asked for it long before anybody judges.
    await client.posterior.ofRun({ runId })
    const measured: number[] = []
    for (let index = 0; index < count; index++) {
      const clue = clues[Math.floor(index / 2) % clues.length]
      if (!clue) break
      const start = performance.now()
      await client.clues.judge({ clueId: clue.id, standing: index % 2 === 0 ? 'rejected' : 'proposed', runId })
      measured.push(performance.now() - start)
    }
    return measured
  } finally {
    await close()
  }
}

/** Judgements that change nothing on the map in view are not followed by it. */
const seen = (followed: FollowedAnswer[]) => followed.filter((ms) => ms !== null)

const quantile = (values: readonly number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
