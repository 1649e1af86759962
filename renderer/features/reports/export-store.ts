import { create } from 'zustand'
import type { ExportEvent } from '../../../electron/contract/archives.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { problemFrom } from '../../rpc/index.ts'
import { prepareArchive, saveMade, verifierFile } from './api.ts'
import { followWork, IDLE, type Work } from './work.ts'

export type ReadyArchive = Extract<ExportEvent, { type: 'ready' }>

interface ExportState {
  open: boolean
  work: Work<ReadyArchive>
  show(): void
  hide(): void
  start(caseId: CaseId): Promise<void>
  stop(): void
  saveVerifier(): Promise<void>
}

export const useExport = create<ExportState>()((set) => {
  let controller = new AbortController()
  const stop = () => {
    controller.abort()
    set({ work: IDLE })
  }
  return {
    open: false,
    work: IDLE,
    show: () => set({ open: true, work: IDLE }),
    hide() {
      stop()
      set({ open: false })
    },
    async start(caseId) {
      controller.abort()
      controller = new AbortController()
      const own = controller
      await followWork(
        (signal) => prepareArchive(caseId, signal),
        (ready): ReadyArchive => {
          saveMade(ready.file)
          return ready
        },
        (work) => own === controller && set({ work }),
        own.signal,
      )
    },
    stop,
    async saveVerifier() {
      try {
        saveMade(await verifierFile())
      } catch (error) {
        set({ work: { ...IDLE, state: 'failed', problem: problemFrom(error) } })
      }
    },
  }
})
