import { describe, expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { OverviewFilter, PhotoSort } from '../../../electron/contract/overview.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { mapPoints } from '../../../electron/services/store/map-points.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { overviewOfCases, overviewOfPhotos } from '../../../electron/services/store/overview.ts'
import { addPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { savePosterior } from '../../../electron/services/store/posteriors.ts'
import { finishRun } from '../../../electron/services/store/run-changes.ts'
import { decideVerdict, setVerdictWithdrawn } from '../../../electron/services/store/verdicts.ts'
import { changeCase, changePhoto } from '../../../electron/services/store/work.ts'
import { newPhoto, POSTERIOR, runUnderWay, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const ALL: OverviewFilter = { text: '', foundIn: null, statuses: [], tags: [], assignees: [], precisions: [] }

/** Two cases: `Beirut` with three photos, `Lisbon` with one. */
function filled() {
  const library = openForTest()
  const newCase = (title: string) => createCase(library.write, { title }, library.stamp()).id
  const newIn = (caseId: CaseId, name: string) => addPhoto(library.write, newPhoto(caseId, name), library.stamp()).photo.id
  const beirut = newCase('Beirut')
  const lisbon = newCase('Lisbon')
  const photos = { c: newIn(beirut, 'c.jpg'), a: newIn(beirut, 'A.jpg'), b: newIn(beirut, 'b.jpg'), d: newIn(lisbon, 'd.jpg') }
  changeCase(library.write, { caseId: beirut, changes: { status: 'in-progress', assignee: 'Ana', tags: ['war'] } }, library.stamp())
  changePhoto(library.write, { photoId: photos.a, changes: { status: 'ready', tags: ['night', 'street'] } }, library.stamp())
  changePhoto(library.write, { photoId: photos.d, changes: { tags: ['night'] } }, library.stamp())
  return { library, beirut, lisbon, photos }
}

const decide = (library: Library, photoId: PhotoId, precision: 'exact' | 'city', at: { lat: number; lon: number } | null) =>
  decideVerdict(
    library.write,
    { photoId, precision, placeId: null, placeName: 'Somewhere', countryCode: null, at, reasons: '', against: '' },
    library.stamp(),
  )

function photosOf(library: Library, filter: Partial<OverviewFilter>, sort: PhotoSort = { by: 'added', descending: false }) {
  return overviewOfPhotos(library.read, { filter: { ...ALL, ...filter }, sort, offset: 0, limit: 50 }).rows.map(({ fileName }) => fileName)
}
const casesOf = (library: Library, filter: Partial<OverviewFilter>) =>
  overviewOfCases(library.read, { filter: { ...ALL, ...filter }, sort: { by: 'title', descending: false } }).rows.map(
    (row) => row.case.title,
  )

describe('the overview', () => {
  it('pages through the photos of all cases in every order', () => {
    const { library, photos } = filled()
    decide(library, photos.b, 'exact', null)
    expect(photosOf(library, {}, { by: 'name', descending: false })).toEqual(['A.jpg', 'b.jpg', 'c.jpg', 'd.jpg'])
    expect(photosOf(library, {}, { by: 'case', descending: true })).toEqual(['d.jpg', 'b.jpg', 'A.jpg', 'c.jpg'])
    expect(photosOf(library, {}, { by: 'status', descending: true })).toEqual(['A.jpg', 'd.jpg', 'b.jpg', 'c.jpg'])
    expect(photosOf(library, {}, { by: 'precision', descending: true })).toEqual(['b.jpg', 'd.jpg', 'A.jpg', 'c.jpg'])
    const page = overviewOfPhotos(library.read, { filter: ALL, sort: { by: 'name', descending: false }, offset: 2, limit: 1 })
    expect(page).toMatchObject({
      total: 4,
      rows: [{ fileName: 'c.jpg', caseTitle: 'Beirut', status: 'to-do', precision: null, shown: true }],
    })
    removePhoto(library.write, { photoId: photos.a }, library.stamp())
    expect(photosOf(library, {})).toEqual(['c.jpg', 'b.jpg', 'd.jpg'])
  })

  it('filters by status, tags, assignee and precision: photos share the tags and the assignee of their case', () => {
    const { library, photos } = filled()
    const { number } = decide(library, photos.c, 'city', null)
    expect(photosOf(library, { statuses: ['ready'] })).toEqual(['A.jpg'])
    expect(photosOf(library, { tags: ['night'] })).toEqual(['A.jpg', 'd.jpg'])
    expect(photosOf(library, { tags: ['night', 'war'] })).toEqual(['A.jpg'])
    expect(photosOf(library, { assignees: ['Ana'] })).toEqual(['c.jpg', 'A.jpg', 'b.jpg'])
    expect(photosOf(library, { precisions: ['city'] })).toEqual(['c.jpg'])
    expect(casesOf(library, { statuses: ['in-progress', 'closed'] })).toEqual(['Beirut'])
    expect(casesOf(library, { tags: ['war'] })).toEqual(['Beirut'])
    expect(casesOf(library, { precisions: ['city'] })).toEqual(['Beirut'])
    expect(casesOf(library, { precisions: ['none'] })).toEqual(['Beirut', 'Lisbon'])
    setVerdictWithdrawn(library.write, { verdictNumber: number, withdrawn: true }, library.stamp())
    expect(photosOf(library, { precisions: ['city'] })).toEqual([])
    setVerdictWithdrawn(library.write, { verdictNumber: number, withdrawn: false }, library.stamp())
    expect(photosOf(library, { precisions: ['city'] })).toEqual(['c.jpg'])
  })

  it('finds text anywhere, says where, and can be kept to one kind', () => {
    const { library, beirut, photos } = filled()
    addNote(library.write, { caseId: beirut, photoId: photos.b, text: 'A night tram.' }, library.stamp())
    const { rows, found } = overviewOfPhotos(library.read, {
      filter: { ...ALL, text: 'nigh' },
      sort: { by: 'name', descending: false },
      offset: 0,
      limit: 9,
    })
    expect(rows.map(({ fileName, findings }) => [fileName, findings])).toEqual([
      ['A.jpg', [{ kind: 'property', photoId: photos.a, excerpt: '\u2068night\u2069' }]],
      ['b.jpg', [{ kind: 'note', photoId: photos.b, excerpt: 'A \u2068night\u2069 tram.' }]],
      ['d.jpg', [{ kind: 'property', photoId: photos.d, excerpt: '\u2068night\u2069' }]],
    ])
    expect(found).toEqual([
      { kind: 'property', count: 2, more: false },
      { kind: 'note', count: 1, more: false },
    ])
    expect(photosOf(library, { text: 'night', foundIn: 'note' })).toEqual(['b.jpg'])
    expect(casesOf(library, { text: 'night tram' })).toEqual(['Beirut'])
    expect(photosOf(library, { text: 'nowhere' })).toEqual([])
  })

  it('counts among the photos only what stands on photos', () => {
    const { library, beirut } = filled()
    changeCase(library.write, { caseId: beirut, changes: { tags: ['quayside'] } }, library.stamp())
    const filter = { ...ALL, text: 'quayside' }
    const listed = { offset: 0, limit: 9, sort: { by: 'added', descending: false } as const }
    expect(overviewOfCases(library.read, { filter, sort: { by: 'title', descending: false } }).found).toEqual([
      { kind: 'property', count: 1, more: false },
    ])
    expect(overviewOfPhotos(library.read, { filter, ...listed })).toMatchObject({ total: 0, found: [] })
  })

  it('puts verdicts on the map, and the first candidate where there is none', () => {
    const { library, photos } = filled()
    const runId = runUnderWay(library, photos.b)
    savePosterior(library.write, { runId, posterior: POSTERIOR }, library.stamp())
    finishRun(library.write, { runId, timings: TIMINGS }, library.stamp())
    const { number } = decide(library, photos.a, 'exact', { lat: 33.9, lon: 35.5 })
    expect(mapPoints(library.read, { filter: ALL })).toMatchObject({
      leftOut: 0,
      points: [
        { photoId: photos.b, lat: 38.5, lon: -8.9, decided: false, status: 'to-do' },
        { photoId: photos.a, lat: 33.9, lon: 35.5, decided: true, status: 'ready', fileName: 'A.jpg' },
      ],
    })
    expect(mapPoints(library.read, { filter: { ...ALL, statuses: ['ready'] } }).points).toHaveLength(1)
    decide(library, photos.b, 'city', null)
    setVerdictWithdrawn(library.write, { verdictNumber: number, withdrawn: true }, library.stamp())
    expect(mapPoints(library.read, { filter: ALL }).points).toEqual([])
  })
})
