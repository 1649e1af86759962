import { create } from 'zustand'
import type { GroupId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { PooledPosterior, Posterior } from '../../../electron/contract/posterior.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { keptIfSame, problemFrom } from '../../rpc/index.ts'
import { posteriorOfGroup, posteriorOfPhoto, posteriorOfRun } from './api.ts'

/** Whose answer is shown: a group's, a run's, or, before any run, that of the photo's clues alone. */
export interface Subject {
  photoId: PhotoId
  runId: RunId | null
  /** The group that the photo is in, where its answer is asked for. */
  groupId: GroupId | null
}

interface AnswerState {
  subject: Subject | null
  posterior: Posterior | PooledPosterior | null
  /** Of a photo in a group, the group's answer is shown; stays so from photo to photo. */
  ofGroup: boolean
  /** Whose the posterior is: another object only when it is another's, not when it was computed again. */
  shownFor: Subject | null
  loading: boolean
  problem: Problem | null
  chosenRank: number | null
  open(subject: Subject | null): Promise<void>
  /** Computes again, after a clue was judged or a sample arrived; the old answer stays until the new one is there. */
  refresh(): Promise<void>
  /** Takes an answer that came with a judgement: it is for the photo and run asked about. */
  take(subject: Omit<Subject, 'groupId'>, posterior: Posterior): void
  choose(rank: number | null): void
  setOfGroup(ofGroup: boolean): void
}

/** The chosen candidate may stand at another rank in the next answer, or be gone. */
export function rankAfter({ posterior, chosenRank }: Pick<AnswerState, 'posterior' | 'chosenRank'>, next: Posterior): number | null {
  const chosen = posterior?.candidates.find(({ rank }) => rank === chosenRank)
  return next.candidates.find(({ name }) => name === chosen?.name)?.rank ?? null
}

/** Whether an answer that is for this photo and run is what is looked at; a group's is another. */
export const looksAt = ({ subject }: Pick<AnswerState, 'subject'>, { photoId, runId }: Omit<Subject, 'groupId'>): boolean =>
  subject?.photoId === photoId && subject.runId === runId && !subject.groupId

export const useAnswer = create<AnswerState>()((set, get) => ({
  subject: null,
  posterior: null,
  ofGroup: false,
  shownFor: null,
  loading: false,
  problem: null,
  chosenRank: null,
  async open(subject) {
    const before = get().subject
    const another = before?.groupId !== subject?.groupId || (!subject?.groupId && before?.photoId !== subject?.photoId)
    if (another) set({ posterior: null, shownFor: null, chosenRank: null })
    set({ subject, problem: null })
    await get().refresh()
  },
  async refresh() {
    const { subject } = get()
    if (!subject) return
    set({ loading: true })
    try {
      const read = await posteriorOf(subject)
      if (get().subject !== subject) return
      const posterior = keptIfSame(get().posterior, read)
      const chosenRank = rankAfter(get(), posterior)
      set({ posterior, shownFor: subject, chosenRank, loading: false, problem: null })
    } catch (error) {
      if (get().subject === subject) set({ problem: problemFrom(error), loading: false })
    }
  },
  take(subject, posterior) {
    const now = get().subject
    if (now?.photoId !== subject.photoId || now.runId !== subject.runId) return
    // The photo's own answer came; the group's is what is looked at.
    if (now.groupId) return void get().refresh()
    const chosenRank = rankAfter(get(), posterior)
    set({ posterior, shownFor: now, chosenRank, problem: null })
  },
  choose(chosenRank) {
    set({ chosenRank })
  },
  setOfGroup(ofGroup) {
    set({ ofGroup })
  },
}))

function posteriorOf({ groupId, runId, photoId }: Subject): Promise<Posterior | PooledPosterior> {
  if (groupId) return posteriorOfGroup(groupId)
  return runId ? posteriorOfRun(runId) : posteriorOfPhoto(photoId)
}
