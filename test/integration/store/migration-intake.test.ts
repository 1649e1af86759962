import { expect, it } from 'vitest'
import type { BatchId, CaseId, GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import { actHistory, perform, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { notePhotoOfBatch } from '../../../electron/services/store/batches.ts'
import { getCase } from '../../../electron/services/store/cases.ts'
import { listGroups } from '../../../electron/services/store/groups.ts'
import { intakeCounts, isIntakePaused, listIntake } from '../../../electron/services/store/intake.ts'
import { claimNextIntake, finishIntake, queueIntake } from '../../../electron/services/store/intake-changes.ts'
import { sql } from '../../../electron/services/store/migrations/0004-intake-and-groups.ts'
import { sql as likeness } from '../../../electron/services/store/migrations/0012-intake-likeness.ts'
import { sql as batches } from '../../../electron/services/store/migrations/0013-batches.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import type { SessionId } from '../../../electron/services/store/sessions.ts'
import { listWatchedFolders, setFolderWatched } from '../../../electron/services/store/watched-folders.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('photos of an older library can be grouped, and files be queued for its cases', () => {
  const db = upgraded({ from: MIGRATIONS.indexOf(sql), rows: FIRST_ROWS })
  const caseId = FIRST_CASE as CaseId
  const stamp = { actor: 'ana', now: new Date() }
  expect(isIntakePaused(db)).toBe(false)
  queueIntake(db, { caseId, items: [{ fileName: 'a.jpg', source: { path: '/a.jpg' } }] }, stamp)
  expect(intakeCounts(db, { caseId })).toMatchObject({ waiting: 1, added: 0 })
  setFolderWatched(db, { caseId, path: '/photos', watched: true }, stamp)
  expect(listWatchedFolders(db, { caseId })).toMatchObject([{ path: '/photos', problem: null }])
  const groupId = 'aaaaaaaa-0000-4000-8000-000000000001' as GroupId
  perform(db, { type: 'group-photos', caseId, groupId, name: 'Quay', photoIds: [FIRST_PHOTO as PhotoId] }, stamp)
  expect(listGroups(db, { caseId })).toMatchObject([{ name: 'Quay', photoIds: [FIRST_PHOTO] }])
})

it('files that an older library has queued come in and can be told to look like a photo', () => {
  const db = upgraded({
    from: MIGRATIONS.indexOf(likeness),
    rows: `${FIRST_ROWS}
      INSERT INTO sessions (id, process_id, actor, opened_at) VALUES ('s', 1, 'ana', '2026-01-01T00:00:00.000Z');
      INSERT INTO intake_items (case_id, state, place, file_name, path, queued_at)
        VALUES ('${FIRST_CASE}', 'waiting', 1, 'again.jpg', '/again.jpg', '2026-01-01T00:00:00.000Z');`,
  })
  const work = claimNextIntake(db, { sessionId: 's' as SessionId })!
  const photoId = FIRST_PHOTO as PhotoId
  finishIntake(
    db,
    { number: work.number, photoId, alreadyHere: false, looksLike: photoId, problem: null },
    { actor: 'ana', now: new Date() },
  )
  expect(listIntake(db, { caseId: FIRST_CASE as CaseId, offset: 0, limit: 9 })).toMatchObject([
    { fileName: 'again.jpg', state: 'added', looksLike: { fileName: 'quay.jpg', caseTitle: 'Harbour' } },
  ])
})

it('what an older library did stays to be undone, and photos can be added to it and taken back together', () => {
  const caseId = FIRST_CASE as CaseId
  const act = { type: 'rename-case', caseId, title: 'Quay' }
  const db = upgraded({
    from: MIGRATIONS.indexOf(batches),
    rows: `${FIRST_ROWS}
      INSERT INTO acts (case_id, act, inverse, at, actor)
        VALUES ('${FIRST_CASE}', '${JSON.stringify(act)}', '${JSON.stringify({ ...act, title: 'Pier' })}', '2026-01-01T00:00:00.000Z', 'ana');`,
  })
  const stamp = { actor: 'ana', now: new Date() }
  const batchId = 'bbbbbbbb-0000-4000-8000-000000000001' as BatchId
  perform(db, { type: 'add-photos', caseId, batchId }, stamp)
  notePhotoOfBatch(db, { batchId, photoId: FIRST_PHOTO as PhotoId })
  const undo = () => undoAct(db, { caseId, number: actHistory(db, { caseId }).undo!.number }, stamp)
  undo()
  expect(listPhotos(db, { caseId })).toEqual([])
  undo()
  expect(getCase(db, caseId).title).toBe('Pier')
})
