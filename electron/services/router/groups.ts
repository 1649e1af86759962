import { randomUUID } from 'node:crypto'
import type { GroupId } from '../../contract/ids.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { getGroup, listGroups } from '../store/groups.ts'
import type { ContractWithErrors } from './base.ts'

export function groupsRouter({ groups }: ContractWithErrors, library: Library) {
  return groups.router({
    list: groups.list.handler(({ input }) => listGroups(library.read, input)),
    create: groups.create.handler(({ input }) => {
      const groupId = randomUUID() as string as GroupId
      perform(library.write, { type: 'group-photos', groupId, ...input }, library.stamp())
      return getGroup(library.read, groupId)
    }),
    add: groups.add.handler(({ input: { groupId, photoIds } }) => {
      const { caseId, name } = getGroup(library.read, groupId)
      perform(library.write, { type: 'group-photos', caseId, groupId, name, photoIds }, library.stamp())
      return getGroup(library.read, groupId)
    }),
    ungroup: groups.ungroup.handler(({ input: { caseId, photoIds } }) => {
      const places = photoIds.map((photoId) => ({ photoId, groupId: null }))
      perform(library.write, { type: 'regroup-photos', caseId, places }, library.stamp())
      return {}
    }),
    rename: groups.rename.handler(({ input }) => {
      perform(library.write, { type: 'rename-group', ...input }, library.stamp())
      return getGroup(library.read, input.groupId)
    }),
  })
}
