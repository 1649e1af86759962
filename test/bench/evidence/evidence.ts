// How soon the answer follows a judgement, at the service: what the page waits for before it can paint.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import { openWorkbench } from '../../fixtures/workbench/open-workbench.ts'
import type { Bench } from '../bench.ts'
import { CLUES, contestedPhoto, SAMPLES } from './contested-photo.ts'

const FOLLOWS_WITHIN_MS = 50
const JUDGEMENTS = 60

export const evidenceBench: Bench = {
  name: 'evidence',
  about: `from a judgement to the answer that follows, with ${CLUES} clues and ${SAMPLES} samples`,
  run: async ({ rounds, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-evidence-'))
    try {
      const { photoId, runId } = contestedPhoto(folder)
      log('At the service')
      const service = await atTheService(folder, photoId, runId, JUDGEMENTS * Math.max(1, rounds))
      const rows = [{ step: 'clues.judge at the service: act, answer, checks of both', ms: service }]
      return {
        tables: [
          {
            title: `${CLUES} clues, ${SAMPLES} samples`,
            head: ['step', 'judgements', 'p50 ms', 'p95 ms'],
            rows: rows.map(({ step, ms }) => [step, String(ms.length), quantile(ms, 0.5).toFixed(1), quantile(ms, 0.95).toFixed(1)]),
          },
        ],
        targets: rows.map(({ step, ms }) => ({
          promise: `${step}: within ${FOLLOWS_WITHIN_MS} ms for half of them`,
          measured: `${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms`,
          met: quantile(ms, 0.5) < FOLLOWS_WITHIN_MS,
        })),
        data: { service },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
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

const quantile = (values: readonly number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
