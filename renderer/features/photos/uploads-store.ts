import { create } from 'zustand'
import type { BatchId, CaseId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { uploadPhoto } from './api.ts'

/** A file whose bytes are still in the browser. Once handed over it stands in the library's queue and leaves this list. */
export interface Upload {
  id: number
  caseId: CaseId
  /** Files that were given together are taken back together. */
  batchId: BatchId
  file: File
  state: 'waiting' | 'sending' | 'failed'
  /** 0..1 of the bytes handed over. */
  fraction: number
  problem: Problem | null
}

interface UploadsState {
  uploads: Upload[]
  add(caseId: CaseId, files: readonly File[]): void
  retry(id: number): void
  /** Takes one off the list; what is being sent is called off. */
  drop(id: number): void
  dropAll(): void
}

let lastId = 0
let sending: AbortController | null = null

export const useUploads = create<UploadsState>()((set, get) => {
  const change = (id: number, changes: Partial<Upload>) =>
    set(({ uploads }) => ({ uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)) }))
  const remove = (id: number) => set(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.id !== id) }))

  /** One after the other: several large files at once would only share the same disk. */
  async function sendNext(): Promise<void> {
    const next = get().uploads.find(({ state }) => state === 'waiting')
    if (sending || !next) return
    sending = new AbortController()
    change(next.id, { state: 'sending', fraction: 0, problem: null })
    try {
      await uploadPhoto(next, (fraction) => change(next.id, { fraction }), sending.signal)
      remove(next.id)
    } catch (error) {
      if (!wasCalledOff(error)) change(next.id, { state: 'failed', problem: problemFrom(error) })
    }
    sending = null
    void sendNext()
  }

  return {
    uploads: [],
    add(caseId, files) {
      const batchId = crypto.randomUUID() as string as BatchId
      const added = files.map((file): Upload => {
        lastId += 1
        return { id: lastId, caseId, batchId, file, state: 'waiting', fraction: 0, problem: null }
      })
      set(({ uploads }) => ({ uploads: [...uploads, ...added] }))
      void sendNext()
    },
    retry(id) {
      change(id, { state: 'waiting', problem: null })
      void sendNext()
    },
    drop(id) {
      const upload = get().uploads.find((one) => one.id === id)
      remove(id)
      if (upload?.state === 'sending') sending?.abort()
    },
    dropAll() {
      set({ uploads: [] })
      sending?.abort()
    },
  }
})
