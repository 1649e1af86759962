import { create } from 'zustand'
import type { ImportEvent } from '../../../electron/contract/archives.ts'
import { importUpload, uploadArchive } from './api.ts'
import { followWork, IDLE, type Work } from './work.ts'

export type ImportedCase = Extract<ImportEvent, { type: 'imported' }>

interface ImportState {
  open: boolean
  fileName: string
  work: Work<ImportedCase>
  show(): void
  hide(): void
  start(file: File): Promise<void>
  stop(): void
}

export const useImport = create<ImportState>()((set) => {
  let controller = new AbortController()
  const stop = () => {
    controller.abort()
    set({ work: IDLE })
  }
  return {
    open: false,
    fileName: '',
    work: IDLE,
    show: () => set({ open: true, work: IDLE, fileName: '' }),
    hide() {
      stop()
      set({ open: false })
    },
    async start(file) {
      controller.abort()
      controller = new AbortController()
      const own = controller
      const tell = (work: Work<ImportedCase>) => own === controller && set({ work })
      set({ fileName: file.name })
      await followWork(
        async (signal) => {
          const sent = (fraction: number) => tell({ ...IDLE, state: 'under-way', fraction, step: 'uploading' })
          return importUpload(await uploadArchive(file, sent, signal), signal)
        },
        (imported): ImportedCase => imported,
        tell,
        own.signal,
      )
    },
    stop,
  }
})
