import { expect, it } from 'vitest'
import type { HintContent, HintId } from '../../../electron/contract/hints.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { actHistory, perform } from '../../../electron/services/store/acts/acts.ts'
import { listHints } from '../../../electron/services/store/hints.ts'
import { sql } from '../../../electron/services/store/migrations/0008-hints.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { listNotes } from '../../../electron/services/store/notes.ts'
import { listOverlays } from '../../../electron/services/store/overlays.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('gives a library of before its hints and overlays, and leaves what is there', () => {
  const from = MIGRATIONS.indexOf(sql)
  const db = upgraded({ from, rows: FIRST_ROWS })
  const caseId = FIRST_CASE as CaseId
  const photoId = FIRST_PHOTO as PhotoId
  expect(listNotes(db, { caseId })).toMatchObject([{ text: 'Seen before.' }])
  expect(listHints(db, { caseId, photoId })).toEqual([])
  expect(listOverlays(db, { caseId })).toEqual([])
  const hintId = '44444444-4444-4444-8444-444444444444' as HintId
  const content: HintContent = {
    side: 'inside',
    area: { kind: 'country', countryCode: 'PT' },
    strength: 'likely',
    name: 'Portugal',
    note: 'Said so.',
    on: true,
  }
  perform(db, { type: 'add-hint', hintId, caseId, photoId, content }, { actor: 'ana', now: new Date() })
  expect(listHints(db, { caseId, photoId })).toMatchObject([{ id: hintId, ...content }])
  expect(actHistory(db, { caseId }).undo).toMatchObject({ act: { type: 'add-hint' } })
})
