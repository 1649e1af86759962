import { expect, it } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { sql } from '../../../electron/services/store/migrations/0015-demonstration-models.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { SETTINGS } from '../../fixtures/libraries/rows.ts'
import { FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

const TEST = '44444444-4444-4444-8444-444444444444' as RunId
const REAL = '55555555-5555-4555-8555-555555555555' as RunId

it('runs of before keep what their model was worth', () => {
  const run = (id: RunId, meansNothing: 0 | 1) => `
    INSERT INTO runs (id, photo_id, session_id, state, settings, model_means_nothing, queued_at)
      VALUES ('${id}', '${FIRST_PHOTO}', 's', 'finished', '${JSON.stringify(SETTINGS)}', ${meansNothing}, '2026-01-01T00:00:00.000Z');`
  const db = upgraded({
    from: MIGRATIONS.indexOf(sql),
    rows: `${FIRST_ROWS}
      INSERT INTO sessions (id, process_id, actor, opened_at, ended_at) VALUES ('s', 1, 'ana', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
      ${run(TEST, 1)} ${run(REAL, 0)}`,
  })
  expect([TEST, REAL].map((id) => getRun(db, id).modelKind)).toEqual(['test', 'geolocation'])
})
