import { create } from 'zustand'
import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { posteriorOfPhoto, posteriorOfRun } from './api.ts'

/** Whose answer is shown: a run's, or, before any run, that of the photo's clues alone. */
export interface Subject {
  photoId: PhotoId
  runId: RunId | null
}

interface AnswerState {
  subject: Subject | null
  posterior: Posterior | null
  /** Whose the posterior is: another object only when it is another's, not when it was computed again. */
  shownFor: Subject | null
  loading: boolean
  problem: Problem | null
  chosenRank: number | null
  open(subject: Subject | null): Promise<void>
  /** Computes again, after a clue was judged or a sample arrived; the old answer stays until the new one is there. */
  refresh(): Promise<void>
  /** Takes an answer that came with a judgement: it is for the photo and run asked about. */
  take(subject: Subject, posterior: Posterior): void
  choose(rank: number | null): void
}

/** The chosen candidate may stand at another rank now, or be gone. */
function rankAfter({ posterior, chosenRank }: Pick<AnswerState, 'posterior' | 'chosenRank'>, next: Posterior): number | null {
  const chosen = posterior?.candidates.find(({ rank }) => rank === chosenRank)
  return next.candidates.find(({ name }) => name === chosen?.name)?.rank ?? null
}

export const useAnswer = create<AnswerState>()((set, get) => ({
  subject: null,
  posterior: null,
  shownFor: null,
  loading: false,
  problem: null,
  chosenRank: null,
  async open(subject) {
    const before = get().subject
    if (before?.photoId !== subject?.photoId) set({ posterior: null, shownFor: null, chosenRank: null })
    set({ subject, problem: null })
    await get().refresh()
  },
  async refresh() {
    const { subject } = get()
    if (!subject) return
    set({ loading: true })
    try {
      const posterior = await (subject.runId ? posteriorOfRun(subject.runId) : posteriorOfPhoto(subject.photoId))
      if (get().subject !== subject) return
      const chosenRank = rankAfter(get(), posterior)
      set({ posterior, shownFor: subject, chosenRank, loading: false, problem: null })
    } catch (error) {
      if (get().subject === subject) set({ problem: problemFrom(error), loading: false })
    }
  },
  take(subject, posterior) {
    const now = get().subject
    if (now?.photoId !== subject.photoId || now.runId !== subject.runId) return
    const chosenRank = rankAfter(get(), posterior)
    set({ posterior, shownFor: now, chosenRank, problem: null })
  },
  choose(chosenRank) {
    set({ chosenRank })
  },
}))
