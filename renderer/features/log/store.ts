import { create } from 'zustand'
import type { NamedLogEntry } from '../../../electron/contract/library.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { PAGE_ENTRIES, readLog, verifyLog } from './api.ts'

interface LogState {
  open: boolean
  /** Newest first. */
  entries: NamedLogEntry[] | null
  /** Whether there may be older entries than those shown. */
  more: boolean
  check: 'running' | Awaited<ReturnType<typeof verifyLog>> | null
  problem: Problem | null
  show(): void
  hide(): void
  readOlder(): Promise<void>
  verify(): Promise<void>
}

export const useLog = create<LogState>()((set, get) => ({
  open: false,
  entries: null,
  more: false,
  check: null,
  problem: null,
  show() {
    set({ open: true, entries: null, check: null, problem: null })
    void get().readOlder()
  },
  hide() {
    set({ open: false })
  },
  async readOlder() {
    const known = get().entries ?? []
    try {
      const older = await readLog(known.at(-1)?.sequence)
      older.sort((a, b) => b.sequence - a.sequence)
      set({ entries: [...known, ...older], more: older.length === PAGE_ENTRIES })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
  async verify() {
    set({ check: 'running', problem: null })
    try {
      set({ check: await verifyLog() })
    } catch (error) {
      set({ check: null, problem: problemFrom(error) })
    }
  },
}))
