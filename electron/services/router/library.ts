import { EventPublisher } from '@orpc/server'
import type { Library } from '../library/library.ts'
import { countLibrary } from '../store/counts.ts'
import { verifyLog } from '../store/log.ts'
import { listNamedLog } from '../store/log-subjects.ts'
import type { ContractWithErrors } from './base.ts'

/** More changes than this at once are one to whoever looks again. */
const BUFFERED_CHANGES = 1

export function libraryRouter({ library: feature }: ContractWithErrors, library: Library, version: string) {
  const changes = new EventPublisher<{ changed: { type: 'library-changed' } }>({ maxBufferedEvents: BUFFERED_CHANGES })
  library.onChange(() => changes.publish('changed', { type: 'library-changed' }))
  return feature.router({
    describe: feature.describe.handler(() => ({ folder: library.folder, version, ...countLibrary(library.read) })),
    log: feature.log.handler(({ input }) => listNamedLog(library.read, input)),
    verifyLog: feature.verifyLog.handler(() => verifyLog(library.read)),
    watch: feature.watch.handler(({ signal }) => changes.subscribe('changed', { signal })),
  })
}
