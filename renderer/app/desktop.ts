import { usePhotos } from '../features/photos/index.ts'
import { client, desktop } from '../rpc/index.ts'
import { appStrings } from '../strings/index.ts'
import type { CommandGroup } from './commands/command.ts'
import { commands, isCommand, runCommand } from './commands/commands.ts'
import { goTo, useRoute } from './routes.ts'

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
  desktop.onOpenedFiles((paths) => void whenInCase(() => addOpened(paths)))
}

/** Files may be opened before the page has found its case. */
async function whenInCase(work: () => Promise<void>): Promise<void> {
  if (!useRoute.getState().caseId) {
    await new Promise<void>((resolve) => {
      const stop = useRoute.subscribe(({ caseId }) => {
        if (!caseId) return
        stop()
        resolve()
      })
    })
  }
  await work()
}

async function addOpened(paths: string[]): Promise<void> {
  const { caseId } = useRoute.getState()
  if (!caseId) return
  const added = await client.photos.addFiles({ caseId, paths })
  await usePhotos.getState().load(caseId)
  const first = added.find(({ photo }) => photo)?.photo
  if (first) goTo({ caseId, photoId: first.id })
}
