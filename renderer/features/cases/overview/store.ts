import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type {
  CaseOverview,
  CaseSort,
  FoundCount,
  MapPoint,
  OverviewFilter,
  PhotoOverview,
  PhotoSort,
} from '../../../../electron/contract/overview.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../../rpc/index.ts'
import { mapPoints, overviewOfCases, overviewOfPhoto, overviewOfPhotos } from '../api.ts'
import { NO_FILTER } from './filter.ts'
import { PAGE_ROWS, pagesWithin } from './pages.ts'

export type Subject = 'cases' | 'photos'
export type View = 'list' | 'table' | 'map'

interface OverviewState {
  subject: Subject
  view: View
  caseSort: CaseSort
  photoSort: PhotoSort
  filter: OverviewFilter
  /** Null until the library has answered once. */
  cases: CaseOverview[] | null
  /** Pages of photos by their number; those that were not in view yet are missing. */
  pages: ReadonlyMap<number, readonly PhotoOverview[]>
  photoCount: number | null
  points: MapPoint[] | null
  pointsLeftOut: number
  /** The photo that is chosen, wherever it stands. */
  photo: PhotoOverview | null
  found: FoundCount[]
  matchesLeftOut: boolean
  problem: Problem | null
  /** What is shown is not yet of the present filter. */
  asking: boolean
  change(changes: Partial<Pick<OverviewState, 'subject' | 'view' | 'caseSort' | 'photoSort' | 'filter'>>): void
  /** Asks again for what is shown. */
  refresh(): void
  choosePhoto(photoId: PhotoOverview['photoId'] | null): Promise<void>
  /** Photos that come into view, by their places in the table. */
  need(first: number, last: number): void
}

/** What was asked before is called off by what is asked now. */
let asked = new AbortController()
const pagesAsked = new Set<number>()
let chosenPhoto: PhotoOverview['photoId'] | null = null
let inView = { first: 0, last: 0 }

export const useOverview = create<OverviewState>()(
  persist(
    (set, get) => {
      async function ask(work: (signal: AbortSignal) => Promise<Partial<OverviewState>>): Promise<void> {
        const { signal } = asked
        try {
          const answer = await work(signal)
          if (!signal.aborted) set({ ...answer, problem: null, asking: false })
        } catch (error) {
          if (!signal.aborted && !wasCalledOff(error)) set({ problem: problemFrom(error), asking: false })
        }
      }

      async function page(number: number, signal: AbortSignal, fresh: boolean): Promise<Partial<OverviewState>> {
        const { filter, photoSort } = get()
        const { rows, total, found, matchesLeftOut } = await overviewOfPhotos(filter, photoSort, number * PAGE_ROWS, PAGE_ROWS, signal)
        return { pages: new Map([...(fresh ? [] : get().pages), [number, rows]]), photoCount: total, found, matchesLeftOut }
      }

      function askAll(): void {
        asked.abort()
        asked = new AbortController()
        pagesAsked.clear()
        set({ asking: true })
        const { subject, view, filter, caseSort } = get()
        if (view === 'map')
          void ask(async (signal) => {
            const [{ points, leftOut }, found] = await Promise.all([mapPoints(filter, signal), foundFor(filter, signal)])
            return { points, pointsLeftOut: leftOut, found }
          })
        else if (subject === 'cases')
          void ask(async (signal) => {
            const { rows, found } = await overviewOfCases(filter, caseSort, signal)
            return { cases: rows, found, matchesLeftOut: false }
          })
        else {
          const [first = 0] = pagesWithin(inView.first, inView.last)
          pagesAsked.add(first)
          // The old pages stay in sight until the first of the new ones is here.
          void ask((signal) => page(first, signal, true)).then(() => {
            for (const number of pagesWithin(inView.first, inView.last)) askPage(number)
          })
        }
      }

      function askPage(number: number): void {
        if (pagesAsked.has(number)) return
        pagesAsked.add(number)
        void ask((signal) => page(number, signal, false))
      }

      /** How often the text stands where, of the photos: the map does not tell. */
      async function foundFor(filter: OverviewFilter, signal: AbortSignal): Promise<FoundCount[]> {
        if (filter.text.trim() === '') return []
        return (await overviewOfPhotos(filter, get().photoSort, 0, 1, signal)).found
      }

      return {
        subject: 'cases',
        view: 'list',
        caseSort: { by: 'changed', descending: true },
        photoSort: { by: 'added', descending: true },
        filter: NO_FILTER,
        cases: null,
        pages: new Map(),
        photoCount: null,
        points: null,
        pointsLeftOut: 0,
        photo: null,
        found: [],
        matchesLeftOut: false,
        problem: null,
        asking: false,
        change(changes) {
          if (changes.filter || changes.photoSort) inView = { first: 0, last: 0 }
          set(changes)
          askAll()
        },
        refresh() {
          askAll()
          void get().choosePhoto(get().photo?.photoId ?? null)
        },
        async choosePhoto(photoId) {
          if (photoId !== get().photo?.photoId) set({ photo: null })
          chosenPhoto = photoId
          if (!photoId) return
          try {
            const photo = await overviewOfPhoto(photoId)
            if (chosenPhoto === photoId) set({ photo })
          } catch (error) {
            // Gone since it was chosen: then nothing is chosen.
            if (chosenPhoto === photoId && problemFrom(error).code !== 'not-in-library') set({ problem: problemFrom(error) })
          }
        },
        need(first, last) {
          inView = { first, last }
          for (const number of pagesWithin(first, last)) if (!get().asking) askPage(number)
        },
      }
    },
    {
      name: 'whereabouts-overview',
      partialize: ({ subject, view, caseSort, photoSort }) => ({ subject, view, caseSort, photoSort }),
    },
  ),
)
