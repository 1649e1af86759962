import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { createCase, getCase, listCases } from '../../../electron/services/store/cases.ts'
import type { ReadConnection } from '../../../electron/services/store/connection.ts'
import { sql } from '../../../electron/services/store/migrations/0011-counts-of-cases.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { addPhoto, bringBackPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { many } from '../../../electron/services/store/statements.ts'
import { decideVerdict, setVerdictWithdrawn } from '../../../electron/services/store/verdicts.ts'
import { newPhoto, SETTINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'
import { FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

/** Counted anew from the rows themselves, as listing did before the counts were kept. */
const recounted = (db: ReadConnection) =>
  many(
    db,
    `SELECT id,
       (SELECT count(*) FROM photos WHERE case_id = cases.id AND removed_at IS NULL) AS photos,
       (SELECT count(*) FROM photos JOIN runs ON photo_id = photos.id WHERE case_id = cases.id AND removed_at IS NULL) AS runs,
       (SELECT count(*) FROM photos WHERE case_id = cases.id AND removed_at IS NULL AND standing_verdict IS NOT NULL) AS verdicts
     FROM cases ORDER BY number`,
  )
const kept = (db: ReadConnection) =>
  listCases(db).map(({ id, photoCount, runCount, verdictCount }) => ({ id, photos: photoCount, runs: runCount, verdicts: verdictCount }))

const STEPS = ['case', 'photo', 'remove', 'bring back', 'run', 'decide', 'withdraw', 'reinstate'] as const
const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(1000)), { maxLength: 40 })

/** Does `step` to one of what is there, chosen by `at`; nothing where there is nothing to do it to. */
function played(library: ReturnType<typeof openForTest>, played: readonly (readonly [(typeof STEPS)[number], number])[]): void {
  const { write, read, stamp } = library
  const pick = <Row>(rows: Row[], at: number): Row | undefined => rows[at % rows.length]
  const here = () => many<{ id: PhotoId }>(read, 'SELECT id FROM photos WHERE removed_at IS NULL')
  for (const [index, [step, at]] of played.entries()) {
    if (step === 'case') createCase(write, { title: `Case ${at}` }, stamp())
    if (step === 'photo') {
      const found = pick(many<{ id: CaseId }>(read, 'SELECT id FROM cases'), at)
      if (found) addPhoto(write, newPhoto(found.id, `${index}.jpg`), stamp())
    }
    const removed =
      step === 'bring back' ? pick(many<{ id: PhotoId }>(read, 'SELECT id FROM photos WHERE removed_at IS NOT NULL'), at) : null
    if (removed) bringBackPhoto(write, { photoId: removed.id }, stamp())
    const photo = pick(here(), at)
    if (photo && step === 'remove') removePhoto(write, { photoId: photo.id }, stamp())
    if (photo && step === 'run')
      queueRun(
        write,
        { photoId: photo.id, settings: SETTINGS, modelKind: 'geolocation', sessionId: library.session, rerunOf: null },
        stamp(),
      )
    const words = { placeId: null, placeName: 'Somewhere', countryCode: null, at: null, reasons: '', against: '' }
    if (photo && step === 'decide') decideVerdict(write, { photoId: photo.id, precision: 'city', ...words }, stamp())
    const verdict = pick(
      many<{ number: number }>(
        read,
        'SELECT verdicts.number AS number FROM verdicts JOIN photos ON photos.id = photo_id WHERE removed_at IS NULL',
      ),
      at,
    )
    if (verdict && (step === 'withdraw' || step === 'reinstate'))
      setVerdictWithdrawn(write, { verdictNumber: verdict.number, withdrawn: step === 'withdraw' }, stamp())
  }
}

describe('the counts of cases', () => {
  it('are taken over from the rows of an older library', () => {
    const at = MIGRATIONS.indexOf(sql)
    const db = upgraded({
      from: at,
      to: at + 1,
      rows: `${FIRST_ROWS} INSERT INTO cases (id, title, created_at) VALUES ('44444444-4444-4444-8444-444444444444', 'Empty', '2026-01-01T00:00:00.000Z');`,
    })
    expect(many(db, 'SELECT photos, runs, verdicts FROM case_counts ORDER BY photos')).toEqual([
      { photos: 0, runs: 0, verdicts: 0 },
      { photos: 1, runs: 0, verdicts: 1 },
    ])
  })

  it('agree with a recount whatever was done', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const library = openForTest()
        played(library, [['case', 1], ['photo', 1], ['decide', 0], ['run', 0], ...all])
        expect(kept(library.read)).toEqual(recounted(library.read))
        for (const record of listCases(library.read)) expect(getCase(library.read, record.id)).toEqual(record)
        library.close()
      }),
      { numRuns: 15 },
    )
  })
})
