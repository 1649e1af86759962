import { create } from 'zustand'
import type { ImportEvent } from '../../../electron/contract/archives.ts'
import { desktop } from '../../rpc/index.ts'
import { importFile, importUpload, uploadArchive } from './api.ts'
import { followWork, IDLE, type Work } from './work.ts'

export type ImportedCase = Extract<ImportEvent, { type: 'imported' }>

interface ImportState {
  open: boolean
  fileName: string
  work: Work<ImportedCase>
  show(): void
  hide(): void
  /** A file, or its path on this machine. */
  start(from: File | string): Promise<void>
  /** Opens the dialog and imports one after the other, as long as none fails. */
  take(archives: readonly (File | string)[]): Promise<void>
  stop(): void
}

/** A file that has a path is read where it lies, not handed over. */
async function eventsOf(from: File | string, onSent: (fraction: number) => void, signal: AbortSignal): Promise<AsyncIterable<ImportEvent>> {
  if (typeof from === 'string') return importFile(from, signal)
  const path = desktop?.pathOf(from)
  return path ? importFile(path, signal) : importUpload(await uploadArchive(from, onSent, signal), signal)
}

export const useImport = create<ImportState>()((set, get) => {
  let controller = new AbortController()
  const waiting: (File | string)[] = []
  let taking = false
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
    async start(from) {
      controller.abort()
      controller = new AbortController()
      const own = controller
      const tell = (work: Work<ImportedCase>) => own === controller && set({ work })
      set({ fileName: typeof from === 'string' ? (from.split(/[\\/]/).at(-1) ?? from) : from.name })
      await followWork(
        (signal) => {
          const sent = (fraction: number) => tell({ ...IDLE, state: 'under-way', fraction, step: 'uploading' })
          return eventsOf(from, sent, signal)
        },
        (imported): ImportedCase => imported,
        tell,
        own.signal,
      )
    },
    async take(archives) {
      waiting.push(...archives)
      if (taking) return
      taking = true
      get().show()
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await get().start(next)
        if (get().work.state !== 'done') waiting.length = 0
      }
      taking = false
    },
    stop,
  }
})
