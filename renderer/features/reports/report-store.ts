import { create } from 'zustand'
import type { MadeFile } from '../../../electron/contract/archives.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { ReportRequest } from '../../../electron/contract/reports.ts'
import { makeReport, reportAbilities, saveMade } from './api.ts'
import { followWork, IDLE, type Work } from './work.ts'

export type WhichPhotos = 'this' | 'all' | 'chosen'
export type ReportChoices = Omit<ReportRequest, 'caseId' | 'photoIds'> & { which: WhichPhotos; chosen: readonly PhotoId[] }
export interface MadeReport {
  file: MadeFile
  sha256: string
}

interface ReportState {
  open: boolean
  choices: ReportChoices
  /** What prints here; undefined until it is known. */
  pdfBy: string | null | undefined
  work: Work<MadeReport>
  show(): void
  hide(): void
  change(changes: Partial<ReportChoices>): void
  make(caseId: CaseId, photoIds: readonly PhotoId[]): Promise<void>
  stop(): void
}

const AUTHOR = 'whereabouts-report-author'
const usual = (): ReportChoices => ({
  ...{ which: 'this', chosen: [], format: 'pdf', author: localStorage.getItem(AUTHOR) ?? '' },
  ...{ photoSidePx: 1600, coverGraphic: true, includeWords: true, includeLog: true },
})

export const useReport = create<ReportState>()((set, get) => {
  let controller = new AbortController()
  const stop = () => {
    controller.abort()
    set({ work: IDLE })
  }
  return {
    open: false,
    choices: usual(),
    pdfBy: undefined,
    work: IDLE,
    show() {
      set({ open: true, work: IDLE })
      reportAbilities().then(
        ({ pdfBy }) => {
          set({ pdfBy })
          if (pdfBy === null) get().change({ format: 'html' })
        },
        () => set({ pdfBy: null }),
      )
    },
    hide() {
      stop()
      set({ open: false })
    },
    change(changes) {
      if (changes.author !== undefined) localStorage.setItem(AUTHOR, changes.author)
      set(({ choices }) => ({ choices: { ...choices, ...changes }, work: IDLE }))
    },
    async make(caseId, photoIds) {
      const { which: _, chosen: __, ...request } = get().choices
      controller.abort()
      controller = new AbortController()
      const own = controller
      await followWork(
        (signal) => makeReport({ ...request, caseId, photoIds: [...photoIds] }, signal),
        ({ file, sha256 }): MadeReport => {
          saveMade(file)
          return { file, sha256 }
        },
        (work) => own === controller && set({ work }),
        own.signal,
      )
    },
    stop,
  }
})
