import { describe, expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { photo } from '../../../electron/contract/photos.ts'
import { createCase, getCase, listCases, renameCase } from '../../../electron/services/store/cases.ts'
import { countLibrary } from '../../../electron/services/store/counts.ts'
import { findDuplicates } from '../../../electron/services/store/duplicates.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { addPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { getMetadata, saveMetadata } from '../../../electron/services/store/photo-metadata.ts'
import { getPhoto, listPhotos } from '../../../electron/services/store/photos.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { search } from '../../../electron/services/store/search.ts'
import { caseWithPhoto, newPhoto, queuedRun, sha256Of } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'

describe('cases', () => {
  it('are created, listed in order, renamed and counted', () => {
    const library = openForTest()
    const first = createCase(library.write, { title: 'First' }, library.stamp())
    const second = createCase(library.write, { title: 'Second' }, library.stamp())
    addPhoto(library.write, newPhoto(second.id), library.stamp())
    expect(renameCase(library.write, { caseId: first.id, title: 'Renamed' }, library.stamp())).toEqual({ ...first, title: 'Renamed' })
    expect(listCases(library.read)).toEqual([
      { ...first, title: 'Renamed' },
      { ...second, photoCount: 1, changedAt: expect.any(String) },
    ])
    queuedRun(library, listPhotos(library.read, { caseId: second.id })[0]!.id)
    expect(listCases(library.read)[1]).toEqual({ ...second, photoCount: 1, runCount: 1, changedAt: expect.any(String) })
    expect(getCase(library.read, second.id)).toEqual({ ...second, photoCount: 1, runCount: 1, changedAt: expect.any(String) })
    expect(countLibrary(library.read)).toEqual({ photoCount: 1, caseCount: 2 })
  })

  it('say so when they are not there', () => {
    const library = openForTest()
    const rename = () => renameCase(library.write, { caseId: NOBODY as CaseId, title: 'x' }, library.stamp())
    expect(rename).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'not-in-library' }) }))
  })
})

describe('photos', () => {
  it('that could not be opened are looked at anew when they are added again', () => {
    const library = openForTest()
    const { id } = createCase(library.write, { title: 'Case' }, library.stamp())
    const problem = { code: 'reader-died', message: 'The reader stopped.', remedy: 'Try once more.' }
    const unread = { ...newPhoto(id), problem, widthPx: null, heightPx: null, perceptualHash: null }
    const { photo: before } = addPhoto(library.write, unread, library.stamp())
    expect(addPhoto(library.write, unread, library.stamp())).toEqual({ photo: before, alreadyHere: true })
    const again = addPhoto(library.write, { ...newPhoto(id), remarks: ['First frame.'] }, library.stamp())
    expect(again).toMatchObject({ alreadyHere: true, photo: { id: before.id, problem: null, widthPx: 640, remarks: ['First frame.'] } })
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({ action: 'photo-opened', details: { problemBefore: 'reader-died' } })
    expect(addPhoto(library.write, unread, library.stamp()).photo.problem).toBeNull()
  })

  it('come back as the contract describes them, in the order they were added', () => {
    const library = openForTest()
    const { id } = createCase(library.write, { title: 'Case' }, library.stamp())
    const broken = { code: 'photo-truncated', message: 'Cut off.', remedy: 'Get the whole file.', details: { bytes: 12 } }
    addPhoto(library.write, newPhoto(id, 'b.jpg'), library.stamp())
    addPhoto(
      library.write,
      { ...newPhoto(id, 'a.jpg'), problem: broken, remarks: ['First frame.'], widthPx: null, heightPx: null, perceptualHash: null },
      library.stamp(),
    )
    const photos = listPhotos(library.read, { caseId: id })
    expect(photos.map(({ fileName }) => fileName)).toEqual(['b.jpg', 'a.jpg'])
    expect(photos[1]).toMatchObject({ problem: broken, remarks: ['First frame.'], widthPx: null, duplicates: [] })
    for (const one of photos) expect(photo.strict().parse(one)).toEqual(one)
    expect(getPhoto(library.read, photos[0]!.id)).toEqual(photos[0])
  })

  it('are in a case once, and know of the same bytes in other cases', () => {
    const library = openForTest()
    const here = createCase(library.write, { title: 'Here' }, library.stamp())
    const there = createCase(library.write, { title: 'There' }, library.stamp())
    const first = addPhoto(library.write, newPhoto(here.id, 'one.jpg', 'same bytes'), library.stamp())
    const again = addPhoto(library.write, newPhoto(here.id, 'two.jpg', 'same bytes'), library.stamp())
    const other = addPhoto(library.write, newPhoto(there.id, 'three.jpg', 'same bytes'), library.stamp())
    expect(first.alreadyHere).toBe(false)
    expect(again).toEqual({ photo: first.photo, alreadyHere: true })
    expect(other.photo.duplicates).toEqual([{ photoId: first.photo.id, caseId: here.id, fileName: 'one.jpg' }])
    expect(listPhotos(library.read, { caseId: here.id })[0]!.duplicates).toEqual([
      { photoId: other.photo.id, caseId: there.id, fileName: 'three.jpg' },
    ])
    expect(findDuplicates(library.read, { sha256: sha256Of('same bytes') })).toHaveLength(2)
  })

  it('are hidden when removed, taken off the queue and out of the search, and can be added again', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const runId = queuedRun(library, photoId)
    expect(search(library.read, { query: 'harbour.jpg', limit: 9 })).toHaveLength(1)
    expect(removePhoto(library.write, { photoId }, library.stamp())).toEqual({ removed: true })
    expect(removePhoto(library.write, { photoId }, library.stamp())).toEqual({ removed: false })
    expect(listPhotos(library.read, { caseId })).toEqual([])
    expect(search(library.read, { query: 'harbour.jpg', limit: 9 })).toEqual([])
    expect(getRun(library.read, runId).state).toBe('cancelled')
    expect(listCases(library.read)[0]).toMatchObject({ photoCount: 0, runCount: 0 })
    const again = addPhoto(library.write, newPhoto(caseId), library.stamp())
    expect(again.alreadyHere).toBe(false)
    expect(again.photo.id).not.toBe(photoId)
    expect(listLog(library.read, { limit: 3 }).map(({ action }) => action)).toEqual(['photo-added', 'photo-removed', 'run-cancelled'])
  })

  it('keep their metadata', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    expect(getMetadata(library.read, photoId)).toBeNull()
    const metadata = {
      gps: { lat: 38.7, lon: -9.1, altitudeM: null },
      capturedAt: '2024-05-01T12:00:00',
      utcOffset: '+01:00',
      camera: 'Camera',
      software: null,
      fields: [{ group: 'EXIF', name: 'Make', value: 'Camera' }],
      complaints: ['GPS altitude is not a number.'],
    }
    saveMetadata(library.write, { photoId, metadata }, library.stamp())
    saveMetadata(library.write, { photoId, metadata: { ...metadata, camera: 'Other' } }, library.stamp())
    expect(getMetadata(library.read, photoId)).toEqual({ ...metadata, camera: 'Other' })
    expect(getMetadata(library.read, NOBODY as PhotoId)).toBeNull()
  })
})
