import type { ChangedPhotos, Photo } from '../../../electron/contract/photos.ts'

/** The list after what has changed of it; the same one where nothing has. Photos that are as they were stay the same objects. */
export function withChanges(list: Photo[] | null, { whole, photos, removed }: ChangedPhotos): Photo[] {
  if (whole || list === null) return photos
  if (photos.length === 0 && removed.length === 0) return list
  const changed = new Map(photos.map((photo) => [photo.id, photo]))
  const gone = new Set(removed)
  const here = list.filter(({ id }) => !gone.has(id)).map((photo) => changed.get(photo.id) ?? photo)
  const known = new Set(list.map(({ id }) => id))
  return [...here, ...photos.filter(({ id }) => !known.has(id))]
}
