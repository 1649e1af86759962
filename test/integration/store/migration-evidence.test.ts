import { expect, it } from 'vitest'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { listClues } from '../../../electron/services/store/clues.ts'
import { sql as evidence } from '../../../electron/services/store/migrations/0007-evidence.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('keeps the clues that were there, judged as they were', () => {
  const from = MIGRATIONS.indexOf(evidence)
  const clue = `INSERT INTO clues (id, photo_id, source, position, fingerprint, kind, title, reason, quote, supports, reliability, in_posterior, standing)
    VALUES ('44444444-4444-4444-8444-444444444444', '${FIRST_PHOTO}', 'text', 0, 'f', 'currency', 'Euro', '', '€', '[]', 0.3, 1, 'doubted');`
  const db = upgraded({ from, rows: FIRST_ROWS + clue })
  expect(listClues(db, { photoId: FIRST_PHOTO as PhotoId })).toMatchObject([{ title: 'Euro', standing: 'doubted', where: null }])
  expect(listClues(db, { photoId: FIRST_PHOTO as PhotoId })[0]).not.toHaveProperty('own')
})
