import { create } from 'zustand'
import type { EngineInfo, Model } from '../../../electron/contract/models.ts'
import type { DataSource } from '../../../electron/contract/places.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { describeEngine, describeLibrary, listModels, listSources } from './api.ts'

interface AboutState {
  open: boolean
  library: Awaited<ReturnType<typeof describeLibrary>> | null
  engine: EngineInfo | null
  models: Model[] | null
  sources: DataSource[] | null
  problems: Problem[]
  show(): void
  hide(): void
}

export const useAbout = create<AboutState>()((set) => {
  /** Each part stands for itself: an engine that does not start must not hide the licences. */
  const load = async (part: () => Promise<Partial<AboutState>>) => {
    try {
      set(await part())
    } catch (error) {
      const problem = problemFrom(error)
      set(({ problems }) => ({ problems: problems.some(({ code }) => code === problem.code) ? problems : [...problems, problem] }))
    }
  }
  return {
    open: false,
    library: null,
    engine: null,
    models: null,
    sources: null,
    problems: [],
    show() {
      set({ open: true, problems: [] })
      void load(async () => ({ library: await describeLibrary() }))
      void load(async () => ({ sources: await listSources() }))
      void load(async () => ({ models: await listModels() }))
      void load(async () => ({ engine: await describeEngine() }))
    },
    hide() {
      set({ open: false })
    },
  }
})
