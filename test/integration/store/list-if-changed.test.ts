import { expect, it } from 'vitest'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { createCase, renameCase } from '../../../electron/services/store/cases.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { addPhoto, bringBackPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { listPhotos, listPhotosIfChanged } from '../../../electron/services/store/photos.ts'
import { decideVerdict } from '../../../electron/services/store/verdicts.ts'
import { changePhoto } from '../../../electron/services/store/work.ts'
import { newPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

it('a list of photos is read again only after what it shows has changed', () => {
  const library = openForTest()
  const { write, read, stamp } = library
  const caseId = createCase(write, { title: 'Harbour' }, stamp()).id
  const other = createCase(write, { title: 'Elsewhere' }, stamp()).id
  const photo = addPhoto(write, newPhoto(caseId, 'a.jpg'), stamp()).photo
  const first = listPhotosIfChanged(read, { caseId, known: null })
  expect(first.photos).toEqual(listPhotos(read, { caseId }))

  let known = first.version
  const changed = (work: () => unknown): boolean => {
    work()
    const next = listPhotosIfChanged(read, { caseId, known })
    known = next.version
    if (next.photos) expect(next.photos).toEqual(listPhotos(read, { caseId }))
    return next.photos !== null
  }
  const photoId: PhotoId = photo.id
  const verdict = {
    photoId,
    precision: 'city' as const,
    placeId: null,
    placeName: 'X',
    countryCode: null,
    at: null,
    reasons: '',
    against: '',
  }
  expect(changed(() => {})).toBe(false)
  expect(changed(() => addNote(write, { caseId, photoId, text: 'Seen before.' }, stamp()))).toBe(false)
  expect(changed(() => decideVerdict(write, verdict, stamp()))).toBe(false)
  expect(changed(() => changePhoto(write, { photoId, changes: { status: 'ready' } }, stamp()))).toBe(true)
  expect(changed(() => changePhoto(write, { photoId, changes: { tags: ['night'] } }, stamp()))).toBe(true)
  expect(changed(() => renameCase(write, { caseId: other, title: 'Far away' }, stamp()))).toBe(true)
  // A copy of the same bytes in another case is told on this one's row.
  expect(changed(() => addPhoto(write, { ...newPhoto(other, 'a.jpg'), sha256: photo.sha256 }, stamp()))).toBe(true)
  expect(changed(() => removePhoto(write, { photoId }, stamp()))).toBe(true)
  expect(changed(() => bringBackPhoto(write, { photoId }, stamp()))).toBe(true)
})
