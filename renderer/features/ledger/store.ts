import { create } from 'zustand'
import type { Departure } from '../../../electron/contract/ledger.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { listDepartures, PAGE_ENTRIES } from './api.ts'

interface LedgerState {
  open: boolean
  /** Newest first; null until read. */
  departures: Departure[] | null
  sent: number
  refused: number
  more: boolean
  problem: Problem | null
  show(): void
  hide(): void
  readOlder(): Promise<void>
}

export const useLedger = create<LedgerState>()((set, get) => ({
  open: false,
  departures: null,
  sent: 0,
  refused: 0,
  more: false,
  problem: null,
  show() {
    set({ open: true, departures: null, problem: null })
    void get().readOlder()
  },
  hide() {
    set({ open: false })
  },
  async readOlder() {
    const known = get().departures ?? []
    try {
      const { departures, sent, refused } = await listDepartures(known.at(-1)?.number)
      set({ departures: [...known, ...departures], sent, refused, more: departures.length === PAGE_ENTRIES })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
}))
