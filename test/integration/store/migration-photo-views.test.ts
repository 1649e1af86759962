import { expect, it } from 'vitest'
import type { CaseId, PhotoId, PhotoViewId, RunId } from '../../../electron/contract/ids.ts'
import { perform } from '../../../electron/services/store/acts/acts.ts'
import { getCare } from '../../../electron/services/store/care.ts'
import { sql } from '../../../electron/services/store/migrations/0005-photo-views.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { listViews } from '../../../electron/services/store/views.ts'
import { PASSPORT, SETTINGS } from '../../fixtures/libraries/rows.ts'
import { FIRST_CASE, FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('runs of before were shown the whole photo, and their photos can be given views', () => {
  const from = MIGRATIONS.indexOf(sql)
  const { view: _notYet, ...passport } = PASSPORT
  const db = upgraded({
    from,
    rows: `${FIRST_ROWS}
      INSERT INTO sessions (id, process_id, actor, opened_at, ended_at) VALUES ('s', 1, 'ana', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
      INSERT INTO runs (id, photo_id, session_id, state, settings, passport, model_means_nothing, queued_at)
        VALUES ('44444444-4444-4444-8444-444444444444', '${FIRST_PHOTO}', 's', 'finished', '${JSON.stringify(SETTINGS)}',
          '${JSON.stringify(passport).replaceAll("'", "''")}', 0, '2026-01-01T00:00:00.000Z');`,
  })
  expect(getRun(db, '44444444-4444-4444-8444-444444444444' as RunId)).toMatchObject({ viewId: null, passport: { view: null } })
  const photoId = FIRST_PHOTO as PhotoId
  expect(listViews(db, { photoId })).toEqual([])
  expect(getCare(db, FIRST_CASE as CaseId)).toEqual({ care: { look: 'blur', scope: 'marked' }, marks: [] })
  const region = { centre: { x: 10, y: 10 }, widthPx: 5, heightPx: 5, rotationDegrees: 0 }
  const viewId = '55555555-5555-4555-8555-555555555555' as PhotoViewId
  perform(db, { type: 'add-view', viewId, photoId, name: 'Sign', region, adjustments: null }, { actor: 'ana', now: new Date() })
  expect(listViews(db, { photoId })).toMatchObject([{ id: viewId, region }])
})
