import { expect, it } from 'vitest'
import { hubRepo } from '../../../electron/contract/downloads.ts'
import { listDepartures } from '../../../electron/services/store/departures.ts'
import { addDownload } from '../../../electron/services/store/download-changes.ts'
import { listDownloads } from '../../../electron/services/store/downloads.ts'
import { sql } from '../../../electron/services/store/migrations/0016-downloads.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import type { SessionId } from '../../../electron/services/store/sessions.ts'
import type { Stamp } from '../../../electron/services/store/stamp.ts'
import { FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('a library of before keeps its ledger, and can be given a download', () => {
  const db = upgraded({
    from: MIGRATIONS.indexOf(sql),
    rows: `${FIRST_ROWS}
      INSERT INTO sessions (id, process_id, actor, opened_at) VALUES ('s', 1, 'ana', '2026-01-01T00:00:00.000Z');
      INSERT INTO departures (at, actor, destination, purpose, outcome, bytes_sent, bytes_received)
        VALUES ('2026-01-01T00:00:00.000Z', 'whereabouts', 'example.org:443', 'reader process', 'refused', 0, 0);`,
  })
  expect(listDownloads(db)).toEqual([])
  const stamp: Stamp = { actor: 'ana', now: new Date('2026-11-29T10:00:00Z') }
  const files = [{ path: 'config.json', bytes: 2, hashKind: 'git-blob' as const, hash: 'a'.repeat(40) }]
  addDownload(
    db,
    {
      ...{ modelId: null, repo: hubRepo.parse('a/b'), commit: 'c'.repeat(40), form: 'checkpoint', format: null, licence: null },
      ...{ folderName: 'b', files, sessionId: 's' as SessionId },
    },
    stamp,
  )
  expect(listDownloads(db)).toMatchObject([{ number: 1, repo: 'a/b', state: 'waiting', files: [{ path: 'config.json', sha256: null }] }])
  expect(listDepartures(db, { limit: 9 })).toMatchObject({ refused: 1, sent: 0 })
})
