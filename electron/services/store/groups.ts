import type { Group } from '../../contract/groups.ts'
import type { CaseId, GroupId, PhotoId } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** In the order of their first photo. */
export function listGroups(db: ReadConnection, input: { caseId: CaseId }): Group[] {
  const rows = many<{ id: GroupId; name: string; photoId: PhotoId }>(
    db,
    `SELECT photo_groups.id AS id, name, photo_id AS photoId
     FROM photo_groups JOIN group_members ON group_id = photo_groups.id JOIN photos ON photos.id = photo_id
     WHERE photo_groups.case_id = :caseId AND removed_at IS NULL ORDER BY position`,
    input,
  )
  const groups = new Map<GroupId, Group>()
  for (const { id, name, photoId } of rows) {
    const group = groups.get(id) ?? { id, caseId: input.caseId, name, photoIds: [] }
    group.photoIds.push(photoId)
    groups.set(id, group)
  }
  return [...groups.values()]
}

/** Throws `not-in-library`. */
export function getGroup(db: ReadConnection, id: GroupId): Group {
  const group = one<{ caseId: CaseId; name: string }>(db, 'SELECT case_id AS caseId, name FROM photo_groups WHERE id = :id', { id })
  if (!group) return notHere('group', id)
  const members = many<{ photoId: PhotoId }>(
    db,
    `SELECT photo_id AS photoId FROM group_members JOIN photos ON photos.id = photo_id
     WHERE group_id = :id AND removed_at IS NULL ORDER BY position`,
    { id },
  )
  return { id, ...group, photoIds: members.map(({ photoId }) => photoId) }
}

export function groupOfPhoto(db: ReadConnection, photoId: PhotoId): GroupId | null {
  return one<{ id: GroupId }>(db, 'SELECT group_id AS id FROM group_members WHERE photo_id = :photoId', { photoId })?.id ?? null
}

/** Where the group is there already, its name stays. */
export function makeGroup(db: WriteConnection, input: { caseId: CaseId; groupId: GroupId; name: string }, stamp: Stamp): void {
  inTransaction(db, () => {
    requireCase(db, input.caseId)
    change(
      db,
      'INSERT INTO photo_groups (id, case_id, name, created_at) VALUES (:groupId, :caseId, :name, :now) ON CONFLICT (id) DO NOTHING',
      { ...input, now: stamp.now.toISOString() },
    )
  })
}

export interface GroupPlace {
  photoId: PhotoId
  groupId: GroupId | null
}

/** Puts each photo into the group named, or into none. Returns where they were. Throws `not-in-library`, `group-of-another-case`. */
export function placePhotos(db: WriteConnection, input: { caseId: CaseId; places: readonly GroupPlace[] }, stamp: Stamp): GroupPlace[] {
  return inTransaction(db, () =>
    input.places.map(({ photoId, groupId }) => {
      const before = { photoId, groupId: groupOfPhoto(db, photoId) }
      const home = getPhoto(db, photoId).caseId
      if (home !== input.caseId || (groupId && getGroup(db, groupId).caseId !== home)) throw new ProblemError(ANOTHER_CASE)
      if (groupId) {
        change(
          db,
          'INSERT INTO group_members (photo_id, group_id) VALUES (:photoId, :groupId) ON CONFLICT (photo_id) DO UPDATE SET group_id = excluded.group_id',
          { photoId, groupId },
        )
      } else change(db, 'DELETE FROM group_members WHERE photo_id = :photoId', { photoId })
      const details = { group: groupId, groupBefore: before.groupId }
      appendLog(db, { action: groupId ? 'photo-grouped' : 'photo-ungrouped', subject: `photo:${photoId}`, details }, stamp)
      return before
    }),
  )
}

export function renameGroup(db: WriteConnection, input: { groupId: GroupId; name: string }, stamp: Stamp): void {
  inTransaction(db, () => {
    const { caseId, name } = getGroup(db, input.groupId)
    change(db, 'UPDATE photo_groups SET name = :name WHERE id = :groupId', input)
    appendLog(
      db,
      { action: 'group-renamed', subject: `case:${caseId}`, details: { group: input.groupId, from: name, to: input.name } },
      stamp,
    )
  })
}

const ANOTHER_CASE = {
  code: 'group-of-another-case',
  message: 'A group holds photos of one case only.',
  remedy: 'Choose photos of the case that the group is in.',
}
