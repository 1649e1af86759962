import { expect, it } from 'vitest'
import type { CaseId, GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import { perform } from '../../../electron/services/store/acts/acts.ts'
import { listGroups } from '../../../electron/services/store/groups.ts'
import { intakeCounts, isIntakePaused } from '../../../electron/services/store/intake.ts'
import { queueIntake } from '../../../electron/services/store/intake-changes.ts'
import { sql } from '../../../electron/services/store/migrations/0004-intake-and-groups.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
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
