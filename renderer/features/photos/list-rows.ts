import type { Group } from '../../../electron/contract/groups.ts'
import type { GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'

export type ListRow =
  | { kind: 'photo'; id: PhotoId; photo: Photo; groupId: GroupId | null }
  | { kind: 'group'; id: GroupId; group: Group; collapsed: boolean }

/**
 * The case as it is listed: photos in their order, those of a group together under its heading, where the first of
 * them stands. Of a collapsed group the heading alone.
 */
export function listRows(photos: readonly Photo[], groups: readonly Group[], collapsed: ReadonlySet<GroupId>): ListRow[] {
  const groupOf = new Map(groups.flatMap((group) => group.photoIds.map((id) => [id, group] as const)))
  const photoOf = groupOf.size > 0 ? new Map(photos.map((photo) => [photo.id, photo])) : new Map<PhotoId, Photo>()
  const rows: ListRow[] = []
  const listed = new Set<GroupId>()
  for (const photo of photos) {
    const group = groupOf.get(photo.id)
    if (!group) rows.push({ kind: 'photo', id: photo.id, photo, groupId: null })
    if (!group || listed.has(group.id)) continue
    listed.add(group.id)
    rows.push({ kind: 'group', id: group.id, group, collapsed: collapsed.has(group.id) })
    if (collapsed.has(group.id)) continue
    for (const id of group.photoIds) {
      const member = photoOf.get(id)
      if (member) rows.push({ kind: 'photo', id, photo: member, groupId: group.id })
    }
  }
  return rows
}

/** The photos between two rows, both included, whichever comes first. */
export function photosBetween(rows: readonly ListRow[], from: string, to: string): PhotoId[] {
  const ends = [from, to].map((id) => rows.findIndex((row) => row.id === id))
  const [first = 0, last = 0] = ends.sort((a, b) => a - b)
  if (first < 0) return []
  return rows.slice(first, last + 1).flatMap((row) => (row.kind === 'photo' ? [row.id] : []))
}
