import { create } from 'zustand'
import type { Group } from '../../../electron/contract/groups.ts'
import type { CaseId, GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { client, problemFrom } from '../../rpc/index.ts'
import { groupStrings } from '../../strings/index.ts'

interface GroupsState {
  caseId: CaseId | null
  groups: Group[]
  collapsed: ReadonlySet<GroupId>
  renaming: Group | null
  problem: Problem | null
  load(caseId: CaseId): Promise<void>
  setCollapsed(groupId: GroupId, collapsed: boolean): void
  /** Makes a group of them; where some of them are in one group already and others in none, those join it. */
  group(photoIds: readonly PhotoId[]): Promise<void>
  addTo(groupId: GroupId, photoIds: readonly PhotoId[]): Promise<void>
  ungroup(photoIds: readonly PhotoId[]): Promise<void>
  askToRename(group: Group | null): void
  rename(groupId: GroupId, name: string): Promise<void>
  dismissProblem(): void
}

export const useGroups = create<GroupsState>()((set, get) => {
  async function change(deed: (caseId: CaseId) => Promise<unknown>): Promise<void> {
    const { caseId } = get()
    if (!caseId) return
    try {
      await deed(caseId)
      set({ problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
    await get().load(caseId)
  }

  return {
    caseId: null,
    groups: [],
    collapsed: new Set(),
    renaming: null,
    problem: null,
    async load(caseId) {
      if (get().caseId !== caseId) set({ caseId, groups: [], problem: null })
      try {
        const groups = await client.groups.list({ caseId })
        if (get().caseId === caseId) set({ groups })
      } catch (error) {
        if (get().caseId === caseId) set({ problem: problemFrom(error) })
      }
    },
    setCollapsed(groupId, closed) {
      const collapsed = new Set(get().collapsed)
      if (closed) collapsed.add(groupId)
      else collapsed.delete(groupId)
      set({ collapsed })
    },
    async group(photoIds) {
      const { groups } = get()
      const touched = groups.filter((group) => group.photoIds.some((id) => photoIds.includes(id)))
      const loose = photoIds.filter((id) => !touched.some((group) => group.photoIds.includes(id)))
      const [only] = touched
      if (only && touched.length === 1 && loose.length > 0) return get().addTo(only.id, loose)
      await change((caseId) => client.groups.create({ caseId, name: freeName(groups), photoIds: [...photoIds] }))
    },
    addTo: (groupId, photoIds) => change(() => client.groups.add({ groupId, photoIds: [...photoIds] })),
    ungroup: (photoIds) => change((caseId) => client.groups.ungroup({ caseId, photoIds: [...photoIds] })),
    askToRename(renaming) {
      set({ renaming })
    },
    async rename(groupId, name) {
      set({ renaming: null })
      await change(() => client.groups.rename({ groupId, name }))
    },
    dismissProblem() {
      set({ problem: null })
    },
  }
})

function freeName(groups: readonly Group[]): string {
  const taken = new Set(groups.map(({ name }) => name))
  for (let number = groups.length + 1; ; number += 1) {
    const name = groupStrings.defaultName(number)
    if (!taken.has(name)) return name
  }
}

/** The group that the photo is in. */
export const groupOf = (groups: readonly Group[], photoId: PhotoId | null): Group | null =>
  groups.find((group) => photoId !== null && group.photoIds.includes(photoId)) ?? null
