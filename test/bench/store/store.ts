// How the store behaves when a library has grown large.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { listClues } from '../../../electron/services/store/clues.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { listRuns } from '../../../electron/services/store/runs.ts'
import { search } from '../../../electron/services/store/search.ts'
import { type Bench, median } from '../bench.ts'
import { fillLibrary } from './synthetic-library.ts'

const SIZE = { cases: 50, photosPerCase: 2000 }
const OPEN_WITHIN_MS = 100

export const storeBench: Bench = {
  name: 'store',
  about: `opening, listing and searching a library of ${(SIZE.cases * SIZE.photosPerCase).toLocaleString('en')} photos`,
  run: async ({ rounds, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-store-'))
    try {
      const filling = performance.now()
      const first = openLibrary({ folder, actor: 'bench' })
      const [caseId] = fillLibrary(first, SIZE, log)
      first.close()
      const fillMs = performance.now() - filling
      const megabytes = statSync(join(folder, 'library.sqlite')).size / 1e6

      log('Opening')
      const openMs = timed(rounds, () => openLibrary({ folder, actor: 'bench' }).close())
      const library = openLibrary({ folder, actor: 'bench' })
      const [firstPhoto] = listPhotos(library.read, { caseId: caseId! })
      const find = (query: string) => () => search(library.read, { query, limit: 50 })
      const steps: [string, () => unknown][] = [
        ['list the cases', () => listCases(library.read)],
        [`list the photos of a case (${SIZE.photosPerCase})`, () => listPhotos(library.read, { caseId: caseId! })],
        ['list the runs of a case', () => listRuns(library.read, { caseId: caseId! })],
        ['list the clues of a photo', () => listClues(library.read, { photoId: firstPhoto!.id })],
        ['search a rare word', find('img_31415')],
        ['search a frequent word', find('harbour')],
        ['search a word in every file name', find('img')],
        ['search two words', find('harbour bakery')],
        ['search 東京', find('東京')],
        ['search the beginning of a word', find('k')],
        ['add a note (one commit)', () => addNote(library.write, { caseId: caseId!, photoId: null, text: 'a note' }, library.stamp())],
        ['verify the whole log', () => verifyLog(library.read)],
      ]
      const measured = steps.map(([step, work]) => {
        log(step)
        return { step, ms: timed(rounds, work) }
      })
      library.close()
      const rows = [{ step: 'open and close', ms: openMs }, ...measured]
      return {
        tables: [
          {
            title: `Library of ${SIZE.cases * SIZE.photosPerCase} photos, ${megabytes.toFixed(0)} MB, written in ${(fillMs / 1000).toFixed(0)} s`,
            head: ['step', 'median ms'],
            rows: rows.map(({ step, ms }) => [step, ms.toFixed(2)]),
          },
        ],
        targets: [
          {
            promise: `a large library opens within ${OPEN_WITHIN_MS} ms`,
            measured: `${openMs.toFixed(1)} ms`,
            met: openMs < OPEN_WITHIN_MS,
          },
        ],
        data: { size: SIZE, megabytes, fillMs, rows },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function timed(rounds: number, work: () => unknown): number {
  return median(
    Array.from({ length: Math.max(3, rounds) }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    }),
  )
}
