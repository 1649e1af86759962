import { expect, it } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { getEntityCheck, listFindings } from '../../../electron/services/store/entity-checks.ts'
import { sql as entities } from '../../../electron/services/store/migrations/0006-entities.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { listSamples } from '../../../electron/services/store/samples.ts'
import { SETTINGS, sampleRow } from '../../fixtures/libraries/rows.ts'
import { FIRST_PHOTO, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

const RUN = '44444444-4444-4444-8444-444444444444' as RunId
const sample = sampleRow(0)

it('leaves runs and samples as they are: never checked, and free to be', () => {
  const from = MIGRATIONS.indexOf(entities)
  const rows = `${FIRST_ROWS}
    INSERT INTO sessions (id, process_id, actor, opened_at, ended_at) VALUES ('s', 1, 'ana', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z');
    INSERT INTO runs (id, photo_id, session_id, state, settings, model_means_nothing, queued_at)
      VALUES ('${RUN}', '${FIRST_PHOTO}', 's', 'finished', '${JSON.stringify(SETTINGS)}', 1, '2026-01-01T00:00:00.000Z');
    INSERT INTO samples (run_id, number, seed, text, tokens, log_probability, stop_reason, answer, token_ids, token_log_probabilities, finished_at)
      VALUES ('${RUN}', 0, 7, 'words', 3, -1.75, 'end-of-answer', '${JSON.stringify(sample.answer)}', x'01000000', x'000080bf', '2026-01-01T00:00:00.000Z');`
  const db = upgraded({ from, rows })
  expect(getRun(db, RUN).settings.checkEntities).toBeUndefined()
  expect(listSamples(db, { runId: RUN })[0]!.answer).toEqual(sample.answer)
  expect(getEntityCheck(db, RUN)).toMatchObject({ state: 'never', done: 0, total: 0 })
  expect(listFindings(db, RUN).size).toBe(0)
})
