// How the store behaves when a library has grown large.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OverviewFilter, PhotoSort } from '../../../electron/contract/overview.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { listClues } from '../../../electron/services/store/clues.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { mapPoints } from '../../../electron/services/store/map-points.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { overviewOfCases, overviewOfPhotos } from '../../../electron/services/store/overview.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { listRuns } from '../../../electron/services/store/runs.ts'
import { search } from '../../../electron/services/store/search.ts'
import { similarPhotos } from '../../../electron/services/store/similar-photos.ts'
import { type Bench, median } from '../bench.ts'
import { fillLibrary } from './synthetic-library.ts'
import { typedQueries } from './typed-queries.ts'

const SIZE = { cases: 50, photosPerCase: 2000 }
const PHOTOS = SIZE.cases * SIZE.photosPerCase
const OPEN_WITHIN_MS = 1000
const SEARCH_WITHIN_MS = 50
const PAGE_WITHIN_MS = 50
const ALL: OverviewFilter = { text: '', foundIn: null, statuses: [], tags: [], assignees: [], precisions: [] }
const SORTS: readonly PhotoSort['by'][] = ['added', 'name', 'case', 'status', 'precision', 'changed']

export const storeBench: Bench = {
  name: 'store',
  about: `opening, listing and searching a library of ${PHOTOS.toLocaleString('en')} photos`,
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
      const open = timed(rounds, () => openLibrary({ folder, actor: 'bench' }).close())
      const library = openLibrary({ folder, actor: 'bench' })
      const { read } = library
      const firstScreen = timed(rounds, () => {
        const again = openLibrary({ folder, actor: 'bench' })
        listCases(again.read)
        listPhotos(again.read, { caseId: caseId! })
        again.close()
      })
      const photos = listPhotos(read, { caseId: caseId! })
      const find = (query: string) => () => search(read, { query, limit: 50 })
      const page =
        (by: PhotoSort['by'], offset: number, filter: Partial<OverviewFilter> = {}) =>
        () =>
          overviewOfPhotos(read, { filter: { ...ALL, ...filter }, sort: { by, descending: true }, offset, limit: 100 })
      const steps: [string, () => unknown][] = [
        ['list the cases', () => listCases(read)],
        [
          'all cases, filtered by a word',
          () => overviewOfCases(read, { filter: { ...ALL, text: 'harbour' }, sort: { by: 'title', descending: false } }),
        ],
        [`list the photos of a case (${SIZE.photosPerCase})`, () => listPhotos(read, { caseId: caseId! })],
        ['list the runs of a case', () => listRuns(read, { caseId: caseId! })],
        ['list the clues of a photo', () => listClues(read, { photoId: photos[0]!.id })],
        ['search a rare word', find('img_31415')],
        ['search a frequent word', find('harbour')],
        ['search a word in every file name', find('img')],
        ['search two words', find('harbour bakery')],
        ['search 東京', find('東京')],
        ['search the beginning of a word', find('k')],
        ['photos that look like one', () => similarPhotos(read, { photoId: photos[50]!.id })],
        ['places of all photos for the map', () => mapPoints(read, { filter: ALL })],
        ['photos table, filtered by a frequent word', page('added', 0, { text: 'harbour' })],
        ['photos table, filtered by tag and status', page('changed', 0, { tags: ['night'], statuses: ['ready'] })],
        ['add a note (one commit)', () => addNote(library.write, { caseId: caseId!, photoId: null, text: 'a note' }, library.stamp())],
        ['verify the whole log', () => verifyLog(read)],
      ]
      const measured = steps.map(([step, work]) => {
        log(step)
        return { step, ms: timed(rounds, work) }
      })
      log('Searching while typing')
      const queries = typedQueries()
      const typed = timedEach(queries, rounds, (query) => search(read, { query, limit: 50 }))
      log('Pages of the photos table')
      const places = SORTS.flatMap((by) => [0, PHOTOS / 2, PHOTOS - 100].map((offset) => ({ by, offset })))
      const pages = timedEach(places, rounds, ({ by, offset }) => page(by, offset)())
      library.close()
      const rows = [{ step: 'open and close', ms: open }, { step: 'open, list cases and photos', ms: firstScreen }, ...measured]
      return {
        tables: [
          {
            title: `Library of ${PHOTOS} photos, ${megabytes.toFixed(0)} MB, written in ${(fillMs / 1000).toFixed(0)} s`,
            head: ['step', 'median ms'],
            rows: rows.map(({ step, ms }) => [step, ms.toFixed(2)]),
          },
          {
            title: 'Many of a kind',
            head: ['what', 'p50 ms', 'p95 ms', 'slowest ms', 'which'],
            rows: [
              { what: `search, ${queries.length} states of the search box`, ...typed, which: JSON.stringify(queries[typed.slowest]) },
              { what: `page of the photos table, ${places.length} places`, ...pages, which: JSON.stringify(places[pages.slowest]) },
            ].map(({ what, p50Ms, p95Ms, maxMs, which }) => [what, p50Ms.toFixed(2), p95Ms.toFixed(2), maxMs.toFixed(2), which]),
          },
        ],
        targets: [
          kept(
            `a library of ${PHOTOS.toLocaleString('en')} photos opens within ${OPEN_WITHIN_MS} ms, first case listed`,
            firstScreen,
            OPEN_WITHIN_MS,
          ),
          kept(`search while typing: p95 within ${SEARCH_WITHIN_MS} ms`, typed.p95Ms, SEARCH_WITHIN_MS),
          kept(`a page of the photos table: p95 within ${PAGE_WITHIN_MS} ms`, pages.p95Ms, PAGE_WITHIN_MS),
        ],
        data: { size: SIZE, megabytes, fillMs, rows, typed, pages },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function kept(promise: string, ms: number, withinMs: number) {
  return { promise, measured: `${ms.toFixed(1)} ms`, met: ms < withinMs }
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

/** Each input by itself, in as many passes over all of them as there are rounds; the median of an input's passes counts. */
function timedEach<Input>(inputs: readonly Input[], rounds: number, work: (input: Input) => unknown) {
  const passes = Array.from({ length: Math.max(3, rounds) }, () =>
    inputs.map((input) => {
      const start = performance.now()
      work(input)
      return performance.now() - start
    }),
  )
  const medians = inputs.map((_, index) => median(passes.map((pass) => pass[index]!)))
  const sorted = medians.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), slowest: medians.indexOf(at(1)) }
}
