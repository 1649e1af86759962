import { expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { sql } from '../../../electron/services/store/migrations/0003-case-work.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { overviewOfPhotos } from '../../../electron/services/store/overview.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { search } from '../../../electron/services/store/search.ts'
import { hashesNear, similarPhotos } from '../../../electron/services/store/similar-photos.ts'
import { one } from '../../../electron/services/store/statements.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

const before = MIGRATIONS.indexOf(sql)
const WITHDRAWN = '44444444-4444-4444-8444-444444444444'
const ROWS = `${FIRST_ROWS}
  INSERT INTO originals (sha256, media_type, byte_length, perceptual_hash)
    VALUES ('${'b'.repeat(64)}', 'image/jpeg', 10, '0123456789abcdee'), ('${'c'.repeat(64)}', 'image/jpeg', 10, NULL);
  INSERT INTO photos (id, case_id, sha256, position, file_name, remarks, added_at)
    VALUES ('${WITHDRAWN}', '${FIRST_CASE}', '${'b'.repeat(64)}', 2, 'pier.jpg', '[]', '2026-01-02T00:00:00.000Z');
  INSERT INTO verdicts (photo_id, precision, place_name, reasons, decided_at, author)
    VALUES ('${WITHDRAWN}', 'region', 'Alentejo', '', '2026-01-03T00:00:00.000Z', 'ana'),
      ('${WITHDRAWN}', 'exact', 'Sines', '', '2026-01-04T00:00:00.000Z', 'ana');
  INSERT INTO verdict_withdrawals (verdict_number, withdrawn, at, author)
    SELECT number, 1, '2026-01-05T00:00:00.000Z', 'ana' FROM verdicts WHERE place_name = 'Sines';
  INSERT INTO search_entries (kind, origin, case_id, photo_id, body) VALUES
    ('case', 'case:${FIRST_CASE}', '${FIRST_CASE}', NULL, 'Harbour'),
    ('photo', 'photo:${FIRST_PHOTO}', '${FIRST_CASE}', '${FIRST_PHOTO}', 'quay.jpg');
`

it('gives cases and photos of before their properties, their standing verdict, their likeness and their words', () => {
  const db = upgraded({ from: before, rows: ROWS })
  expect(listCases(db)).toMatchObject([
    { title: 'Harbour', status: 'to-do', assignee: '', tags: [], fields: [], verdictCount: 2, changedAt: '2026-01-02T00:00:00.000Z' },
  ])
  expect(listPhotos(db, { caseId: FIRST_CASE as CaseId })).toMatchObject([
    { status: 'to-do', tags: [] },
    { status: 'to-do', tags: [] },
  ])
  const filter = { text: '', foundIn: null, statuses: [], tags: [], assignees: [], precisions: [] }
  const { rows } = overviewOfPhotos(db, { filter, sort: { by: 'precision', descending: false }, offset: 0, limit: 9 })
  expect(rows.map(({ fileName, precision, placeName }) => [fileName, precision, placeName])).toEqual([
    ['pier.jpg', 'region', 'Alentejo'],
    ['quay.jpg', 'city', 'Lisboa'],
  ])
  expect(hashesNear(db, '0123456789abcdef')).toEqual([
    { hash: '0123456789abcdef', distanceBits: 0 },
    { hash: '0123456789abcdee', distanceBits: 1 },
  ])
  expect(similarPhotos(db, { photoId: FIRST_PHOTO as PhotoId })).toMatchObject([{ photoId: WITHDRAWN, exact: false, distanceBits: 1 }])
  expect(search(db, { query: 'harb', limit: 9 })).toMatchObject([{ kind: 'case', excerpt: '\u2068Harbour\u2069', fileName: null }])
  expect(search(db, { query: 'quay', limit: 9 })).toMatchObject([{ kind: 'photo', fileName: 'quay.jpg', caseTitle: 'Harbour' }])
  expect(one(db, "SELECT name FROM sqlite_schema WHERE name = 'search_words'")).toBeNull()
})
