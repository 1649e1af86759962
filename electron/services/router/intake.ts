import type { IntakeDesk } from '../intake/intake-desk.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { listIntake, setIntakePaused } from '../store/intake.ts'
import { cancelIntake, moveIntake, retryIntake } from '../store/intake-changes.ts'
import { getWatchedFolder, listWatchedFolders } from '../store/watched-folders.ts'
import type { ContractWithErrors } from './base.ts'

export function intakeRouter({ intake }: ContractWithErrors, library: Library, desk: IntakeDesk) {
  return intake.router({
    summary: intake.summary.handler(({ input }) => desk.summary(input.caseId)),
    list: intake.list.handler(({ input }) => listIntake(library.read, input)),
    addFiles: intake.addFiles.handler(({ input }) => {
      desk.addFiles(input.caseId, input.paths, input.batchId)
      return desk.summary(input.caseId)
    }),
    addFolder: intake.addFolder.handler(({ input, signal }) => desk.addFolder(input.caseId, input.path, signal)),
    pause: intake.pause.handler(() => {
      setIntakePaused(library.write, { paused: true }, library.stamp())
      return {}
    }),
    resume: intake.resume.handler(() => {
      setIntakePaused(library.write, { paused: false }, library.stamp())
      desk.queue.wake()
      return {}
    }),
    move: intake.move.handler(({ input }) => {
      moveIntake(library.write, input)
      return {}
    }),
    retry: intake.retry.handler(({ input }) => {
      retryIntake(library.write, input, library.stamp())
      desk.queue.wake()
      return {}
    }),
    cancel: intake.cancel.handler(({ input }) => {
      cancelIntake(library.write, input, library.stamp())
      return {}
    }),
    clear: intake.clear.handler(async ({ input }) => {
      await desk.clear(input)
      return {}
    }),
    folders: intake.folders.handler(({ input }) => listWatchedFolders(library.read, input)),
    watchFolder: intake.watchFolder.handler(({ input }) => desk.watchFolder(input.caseId, input.path)),
    unwatchFolder: intake.unwatchFolder.handler(({ input }) => {
      const { caseId, path } = getWatchedFolder(library.read, input.number)
      perform(library.write, { type: 'unwatch-folder', caseId, path }, library.stamp())
      return {}
    }),
    watch: intake.watch.handler(({ input, signal }) => desk.summaries(input.caseId, signal)),
  })
}
