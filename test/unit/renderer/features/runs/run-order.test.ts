import { expect, test } from 'vitest'
import type { PhotoId, RunId } from '../../../../../electron/contract/ids.ts'
import type { Run } from '../../../../../electron/contract/runs.ts'
import { runToShow, withRun } from '../../../../../renderer/features/runs/run-order.ts'

const photo = 'photo' as PhotoId
const run = (id: string, queuedAt: string, changes: Partial<Run> = {}) =>
  ({ id: id as RunId, photoId: photo, queuedAt, state: 'finished', ...changes }) as Run

test('runs stand newest first, and a change replaces the run it changes', () => {
  const runs = [run('a', '2026-01-01'), run('b', '2026-01-03'), run('c', '2026-01-02')].reduce<Run[]>(withRun, [])
  expect(runs.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  const changed = withRun(runs, run('c', '2026-01-02', { state: 'failed' }))
  expect(changed.map(({ id, state }) => `${id} ${state}`)).toEqual(['b finished', 'c failed', 'a finished'])
})

test('the newest run of the photo is shown unless another was chosen', () => {
  const other = run('z', '2026-01-09', { photoId: 'other' as PhotoId })
  const runs = [other, run('b', '2026-01-03'), run('a', '2026-01-01')]
  expect(runToShow({ runs, chosen: new Map() }, photo)?.id).toBe('b')
  expect(runToShow({ runs, chosen: new Map([[photo, 'a' as RunId]]) }, photo)?.id).toBe('a')
  expect(runToShow({ runs, chosen: new Map([[photo, 'gone' as RunId]]) }, photo)?.id).toBe('b')
  expect(runToShow({ runs, chosen: new Map() }, null)).toBeNull()
})
