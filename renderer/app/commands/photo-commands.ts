import { useClues } from '../../features/clues/index.ts'
import { usePhotos } from '../../features/photos/index.ts'
import { isUnderWay, useRunSettings, useRuns } from '../../features/runs/index.ts'
import { viewer } from '../../features/viewer/index.ts'
import { appStrings } from '../../strings/index.ts'
import { goTo, useRoute } from '../routes.ts'
import { locate, openPhoto, photosAsListed, runShown } from '../session.ts'
import type { Command } from './command.ts'
import { inCase, onPhoto } from './conditions.ts'

const { commands: titles } = appStrings

function step(by: 1 | -1): void {
  const photos = photosAsListed()
  const { caseId, photoId } = useRoute.getState()
  const index = photos.findIndex(({ id }) => id === photoId)
  const next = photos[index + by]
  if (next) goTo({ caseId, photoId: next.id })
}

function cancelRun(): void {
  const shown = runShown()
  const underWay = useRuns.getState().runs?.find(isUnderWay)
  const run = shown && isUnderWay(shown) ? shown : underWay
  if (run) void useRuns.getState().cancel(run.id)
}

export const photoCommands: readonly Command[] = [
  {
    id: 'locate',
    group: 'photo',
    title: titles.locate,
    keys: 'mod+enter',
    when: () => openPhoto()?.widthPx != null && useRunSettings.getState().draft !== null,
    run: () => void locate(),
  },
  {
    id: 'cancel-run',
    group: 'photo',
    title: titles.cancelRun,
    keys: 'mod+.',
    when: () => useRuns.getState().runs?.some(isUnderWay) ?? false,
    run: cancelRun,
  },
  { id: 'next-photo', group: 'photo', title: titles.nextPhoto, keys: 'j', when: inCase, run: () => step(1) },
  { id: 'previous-photo', group: 'photo', title: titles.previousPhoto, keys: 'k', when: inCase, run: () => step(-1) },
  {
    id: 'toggle-boxes',
    group: 'photo',
    title: titles.toggleBoxes,
    keys: 'b',
    when: onPhoto,
    run: () => useClues.getState().toggleBoxes(),
  },
  {
    id: 'focus-photo',
    group: 'photo',
    title: titles.focusPhoto,
    keys: 'p',
    when: onPhoto,
    run: viewer.focus,
  },
  {
    id: 'remove-photo',
    group: 'photo',
    title: titles.removePhoto,
    keys: 'delete',
    when: onPhoto,
    run: () => usePhotos.getState().askToRemove(openPhoto()),
  },
]
