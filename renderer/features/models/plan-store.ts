import { create } from 'zustand'
import { type DownloadPlan, type DownloadSource, type HubContacts, hubRepo } from '../../../electron/contract/downloads.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { hubContacts, planDownload, startDownload } from './api.ts'
import type { ModelEntry } from './entries.ts'
import { keyOfRepo } from './entries.ts'
import { useModels } from './store.ts'

/** What the dialog was opened for: a model of the catalogue, or one that is named in it. */
type Wanted = { kind: 'known'; entry: ModelEntry } | { kind: 'named' }

interface PlanState {
  wanted: Wanted | null
  /** What was typed for one that is in no catalogue. */
  repoText: string
  /** Null takes what is usual. */
  format: string | null
  contacts: HubContacts | null
  plan: DownloadPlan | null
  step: 'idle' | 'asking' | 'starting'
  problem: Problem | null
  show(entry: ModelEntry | null): void
  hide(): void
  typeRepo(text: string): void
  /** Another one asks the hub anew once it was asked at all. */
  chooseFormat(format: string): void
  /** Asks the hub what would be fetched. */
  ask(): Promise<void>
  start(): Promise<void>
}

const CLOSED = { wanted: null, repoText: '', format: null, contacts: null, plan: null, step: 'idle', problem: null } as const

export const usePlan = create<PlanState>()((set, get) => {
  let asked = new AbortController()
  const callOff = () => {
    asked.abort()
    asked = new AbortController()
  }
  return {
    ...CLOSED,
    show(entry) {
      callOff()
      const format = entry?.download?.format ?? entry?.downloadable?.formats[0] ?? null
      set({ ...CLOSED, wanted: entry ? { kind: 'known', entry } : { kind: 'named' }, format })
      hubContacts().then(
        (contacts) => set({ contacts }),
        (error) => set({ problem: problemFrom(error) }),
      )
    },
    hide() {
      callOff()
      set(CLOSED)
    },
    typeRepo: (repoText) => set({ repoText: repoText.trim(), format: null, plan: null, problem: null }),
    chooseFormat(format) {
      const wasAsked = get().plan !== null || get().step === 'asking'
      set({ format, plan: null, problem: null })
      if (wasAsked) void get().ask()
    },
    async ask() {
      const source = sourceOf(get())
      if (!source) return
      callOff()
      const { signal } = asked
      set({ step: 'asking', problem: null, plan: null })
      try {
        const plan = await planDownload(source, get().format, signal)
        if (!signal.aborted) set({ plan, format: plan.format, step: 'idle' })
      } catch (error) {
        if (!signal.aborted && !wasCalledOff(error)) set({ problem: problemFrom(error), step: 'idle' })
      }
    },
    async start() {
      const { plan, format, wanted } = get()
      const source = sourceOf(get())
      if (!source || !plan) return
      set({ step: 'starting', problem: null })
      try {
        const { repo } = await startDownload(source, format, plan.commit)
        useModels.getState().choose(wanted?.kind === 'known' ? wanted.entry.key : keyOfRepo(repo))
        get().hide()
      } catch (error) {
        set({ problem: problemFrom(error), step: 'idle' })
      }
    },
  }
})

/** Null while no repository is named as the hub names them. */
export function sourceOf({ wanted, repoText }: Pick<PlanState, 'wanted' | 'repoText'>): DownloadSource | null {
  if (!wanted) return null
  if (wanted.kind === 'named') {
    const repo = hubRepo.safeParse(repoText)
    return repo.success ? { repo: repo.data, revision: 'main' } : null
  }
  const { downloadable, download } = wanted.entry
  if (downloadable) return { modelId: downloadable.modelId }
  return download && { repo: download.repo, revision: 'main' }
}
