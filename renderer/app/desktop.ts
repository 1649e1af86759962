import { isArchive } from '../features/photos/index.ts'
import { useImport } from '../features/reports/index.ts'
import { desktop } from '../rpc/index.ts'
import { appStrings } from '../strings/index.ts'
import type { CommandGroup } from './commands/command.ts'
import { commands, isCommand, runCommand } from './commands/commands.ts'
import { goTo, useRoute } from './routes.ts'
import { queuePaths, turnToNext } from './session.ts'

const GROUPS: readonly CommandGroup[] = ['case', 'edit', 'photo', 'map', 'view', 'help']

/** In the desktop program: gives the native menu its commands, and takes in files that were opened with the program. */
export function followDesktop(): void {
  if (!desktop) return
  desktop.onCommand((id) => {
    if (isCommand(id)) runCommand(id)
  })
  void desktop.setMenu({
    groups: GROUPS.map((id) => ({ id, title: appStrings.menus[id] })),
    entries: commands.map(({ id, group, title, keys }) => ({ id, group, title, keys })),
  })
  desktop.onOpenedFiles(takeOpened)
}

/** An archive is a case of its own and needs none; photos go into the open one. */
function takeOpened(paths: string[]): void {
  const archives = paths.filter(isArchive)
  const photos = paths.filter((path) => !isArchive(path))
  if (archives.length > 0) void useImport.getState().take(archives)
  if (photos.length > 0) void whenInCase(() => addOpened(photos))
}

/** Files may be opened before the page has found its case. */
async function whenInCase(work: () => void): Promise<void> {
  if (!useRoute.getState().caseId) {
    await new Promise<void>((resolve) => {
      const stop = useRoute.subscribe(({ caseId }) => {
        if (!caseId) return
        stop()
        resolve()
      })
    })
  }
  work()
}

function addOpened(paths: string[]): void {
  const { caseId, photoId, screen } = useRoute.getState()
  if (!caseId) return
  if (screen !== 'workbench') goTo({ caseId, photoId: screen === 'cases' ? null : photoId })
  turnToNext()
  queuePaths(caseId, paths)
}
