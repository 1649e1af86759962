import { create } from 'zustand'
import type { SearchHit } from '../../../electron/contract/cases.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { searchLibrary, searchPlaces } from './api.ts'

interface SearchState {
  query: string
  /** What was found for `foundFor`; kept while the next answer is on its way. */
  hits: SearchHit[]
  places: PlaceMatch[]
  foundFor: string
  problem: Problem | null
  ask(query: string): void
}

const HITS = 30
const PLACES = 4
/** Names shorter than this match half of the world. */
const SHORTEST_PLACE_NAME = 3

let controller = new AbortController()

export const useSearch = create<SearchState>()((set, get) => ({
  query: '',
  hits: [],
  places: [],
  foundFor: '',
  problem: null,
  ask(query) {
    controller.abort()
    controller = new AbortController()
    const { signal } = controller
    set({ query })
    if (query.trim() === '') return set({ hits: [], places: [], foundFor: '', problem: null })
    const answers = Promise.all([
      searchLibrary(query, HITS, signal),
      query.trim().length < SHORTEST_PLACE_NAME ? [] : searchPlaces(query, PLACES, signal),
    ])
    answers.then(
      ([hits, places]) => {
        if (get().query === query) set({ hits, places, foundFor: query, problem: null })
      },
      (error) => {
        if (!wasCalledOff(error) && get().query === query) set({ problem: problemFrom(error) })
      },
    )
  },
}))
