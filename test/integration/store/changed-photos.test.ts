import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import { createCase, renameCase } from '../../../electron/services/store/cases.ts'
import { sql } from '../../../electron/services/store/migrations/0014-changed-photos.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { addPhoto, bringBackPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { changedPhotos, listPhotos } from '../../../electron/services/store/photos.ts'
import { decideVerdict } from '../../../electron/services/store/verdicts.ts'
import { changePhoto } from '../../../electron/services/store/work.ts'
import { withChanges } from '../../../renderer/features/photos/with-changes.ts'
import { newPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

describe('what has changed of a list of photos', () => {
  it('is the photos that changed, and their copies, and not the others', () => {
    const library = openForTest()
    const { write, read, stamp } = library
    const caseId = createCase(write, { title: 'Harbour' }, stamp()).id
    const other = createCase(write, { title: 'Elsewhere' }, stamp()).id
    const [photo, second] = ['a.jpg', 'b.jpg'].map((name) => addPhoto(write, newPhoto(caseId, name), stamp()).photo) as [Photo, Photo]
    const photoId: PhotoId = photo.id
    let known = changedPhotos(read, { caseId, known: null }).version
    const changed = (work: () => unknown) => {
      work()
      const { version, whole, photos, removed } = changedPhotos(read, { caseId, known })
      known = version
      return { whole, photos: photos.map(({ id }) => id), removed }
    }
    const nothing = { whole: false, photos: [], removed: [] }
    const verdict = {
      photoId,
      precision: 'city',
      placeId: null,
      placeName: 'X',
      countryCode: null,
      at: null,
      reasons: '',
      against: '',
    } as const
    expect(changed(() => {})).toEqual(nothing)
    expect(changed(() => addNote(write, { caseId, photoId, text: 'Seen before.' }, stamp()))).toEqual(nothing)
    expect(changed(() => decideVerdict(write, verdict, stamp()))).toEqual(nothing)
    expect(changed(() => renameCase(write, { caseId: other, title: 'Far away' }, stamp()))).toEqual(nothing)
    expect(changed(() => changePhoto(write, { photoId, changes: { status: 'ready' } }, stamp()))).toEqual({ ...nothing, photos: [photoId] })
    expect(changed(() => changePhoto(write, { photoId, changes: { tags: ['night'] } }, stamp()))).toEqual({ ...nothing, photos: [photoId] })
    // A copy of the same bytes in another case is told on this one's row.
    const copy = { ...newPhoto(other, 'a.jpg'), sha256: photo.sha256 }
    expect(changed(() => addPhoto(write, copy, stamp()))).toEqual({ ...nothing, photos: [photoId] })
    expect(changed(() => removePhoto(write, { photoId: second.id }, stamp()))).toEqual({ ...nothing, removed: [second.id] })
    // It comes back into its old place, which only the whole list tells.
    expect(changed(() => bringBackPhoto(write, { photoId: second.id }, stamp()))).toMatchObject({ whole: true })
  })

  it('put to the list as it was makes the list as it is, whatever was done', () => {
    const step = fc.tuple(fc.constantFrom('add', 'copy', 'remove', 'bring back', 'status', 'tags', 'look'), fc.nat(1000))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const library = openForTest()
        const { write, read, stamp } = library
        const cases = ['Here', 'There'].map((title) => createCase(write, { title }, stamp()).id) as [CaseId, CaseId]
        const [caseId] = cases
        const all: PhotoId[] = []
        let list: Photo[] | null = null
        let known: number | null = null
        const look = () => {
          const changes = changedPhotos(read, { caseId, known })
          known = changes.version
          list = withChanges(list, changes)
          expect(list).toEqual(listPhotos(read, { caseId }))
        }
        for (const [index, [what, at]] of steps.entries()) {
          const id = all[at % Math.max(1, all.length)]
          if (what === 'add') all.push(addPhoto(write, newPhoto(cases[at % 2]!, `${index}.jpg`), stamp()).photo.id)
          if (what === 'copy') all.push(addPhoto(write, newPhoto(cases[at % 2]!, `copy ${index}.jpg`, `bytes ${at % 3}`), stamp()).photo.id)
          if (id && what === 'remove') removePhoto(write, { photoId: id }, stamp())
          const isHere = listed(id)
          if (id && isHere && what === 'status')
            changePhoto(write, { photoId: id, changes: { status: at % 2 ? 'ready' : 'closed' } }, stamp())
          if (id && isHere && what === 'tags') changePhoto(write, { photoId: id, changes: { tags: [`tag ${at % 4}`] } }, stamp())
          if (id && !isHere && what === 'bring back' && !isAgain(id)) bringBackPhoto(write, { photoId: id }, stamp())
          if (what === 'look') look()
        }
        look()
        library.close()

        function listed(photoId: PhotoId | undefined): boolean {
          return cases.some((one) => listPhotos(read, { caseId: one }).some((photo) => photo.id === photoId))
        }
        function isAgain(photoId: PhotoId): boolean {
          const sql = `SELECT 1 FROM photos AS gone JOIN photos AS here USING (sha256, case_id) WHERE gone.id = ? AND here.removed_at IS NULL`
          return read.prepare(sql).get(photoId) !== undefined
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is told of the photos of an older library too', () => {
    const db = upgraded({ from: MIGRATIONS.indexOf(sql), rows: FIRST_ROWS })
    const caseId = FIRST_CASE as CaseId
    const first = changedPhotos(db, { caseId, known: 1 })
    expect(first).toMatchObject({ whole: true, photos: [{ id: FIRST_PHOTO }] })
    changePhoto(db, { photoId: FIRST_PHOTO as PhotoId, changes: { status: 'ready' } }, { actor: 'ana', now: new Date() })
    expect(changedPhotos(db, { caseId, known: first.version })).toMatchObject({ whole: false, photos: [{ status: 'ready' }], removed: [] })
  })
})
