import { create } from 'zustand'
import type { Pack, PackId } from '../../../electron/contract/packs.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { client, problemFrom } from '../../rpc/index.ts'

interface PacksState {
  packs: readonly Pack[]
  problem: Problem | null
  busy: boolean
  load(): Promise<void>
  /** True where the pack was taken into the list. */
  add(path: string): Promise<boolean>
  enable(id: PackId, enabled: boolean): Promise<void>
  move(id: PackId, by: number): Promise<void>
  remove(id: PackId): Promise<void>
}

export const usePacks = create<PacksState>()((set) => {
  const take = async (answer: Promise<Pack[]>): Promise<boolean> => {
    set({ busy: true, problem: null })
    try {
      set({ packs: await answer })
      return true
    } catch (error) {
      set({ problem: problemFrom(error) })
      return false
    } finally {
      set({ busy: false })
    }
  }
  return {
    packs: [],
    problem: null,
    busy: false,
    load: async () => void (await take(client.packs.list())),
    add: (path) => take(client.packs.add({ path })),
    enable: async (id, enabled) => void (await take(client.packs.change({ id, enabled }))),
    move: async (id, by) => void (await take(client.packs.move({ id, by }))),
    remove: async (id) => void (await take(client.packs.remove({ id }))),
  }
})
