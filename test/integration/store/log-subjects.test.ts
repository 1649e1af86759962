import { expect, it } from 'vitest'
import { renameCase } from '../../../electron/services/store/cases.ts'
import { listNamedLog } from '../../../electron/services/store/log-subjects.ts'
import { caseWithPhoto, runUnderWay } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

it('names what the log speaks of as it is called now, and nothing that has no name', () => {
  const library = openForTest()
  const { caseId, photoId } = caseWithPhoto(library)
  runUnderWay(library, photoId)
  renameCase(library.write, { caseId, title: 'The quay' }, library.stamp())
  expect(listNamedLog(library.read, { limit: 9 }).map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ['case-renamed', 'The quay'],
    ['run-started', 'harbour.jpg'],
    ['run-queued', 'harbour.jpg'],
    ['photo-added', 'harbour.jpg'],
    ['case-created', 'The quay'],
    ['library-created', null],
  ])
})
