import { chosenPhotos, useGroups, useIntake, useSelection } from '../../features/photos/index.ts'
import { appStrings } from '../../strings/index.ts'
import { useRoute } from '../routes.ts'
import { openGroup, showGroup } from '../session.ts'
import type { Command } from './command.ts'
import { inCase } from './conditions.ts'

const { commands: titles } = appStrings

const chosen = () => chosenPhotos(useRoute.getState().photoId)
const someGrouped = () => useGroups.getState().groups.some(({ photoIds }) => chosen().some((id) => photoIds.includes(id)))

function then(deed: Promise<void>): void {
  void deed.then(() => useSelection.getState().clear())
}

/** Ways in for photos, and photos of one place. */
export const intakeCommands: readonly Command[] = [
  { id: 'add-folder', group: 'case', title: titles.addFolder, keys: null, when: inCase, run: () => useIntake.getState().ask('add') },
  { id: 'watch-folder', group: 'case', title: titles.watchFolder, keys: null, when: inCase, run: () => useIntake.getState().ask('watch') },
  {
    id: 'show-intake',
    group: 'case',
    title: titles.showIntake,
    keys: null,
    when: inCase,
    run: () => useIntake.getState().setOpen(!useIntake.getState().open),
  },
  {
    id: 'group-photos',
    group: 'photo',
    title: titles.groupPhotos,
    keys: 'g',
    when: () => inCase() && chosen().length > 1,
    run: () => then(useGroups.getState().group(chosen())),
  },
  {
    id: 'ungroup-photos',
    group: 'photo',
    title: titles.ungroupPhotos,
    keys: 'shift+g',
    when: () => inCase() && someGrouped(),
    run: () => then(useGroups.getState().ungroup(chosen())),
  },
  {
    id: 'show-group',
    group: 'photo',
    title: titles.showGroup,
    keys: null,
    when: () => openGroup() !== null,
    run: () => {
      const group = openGroup()
      if (group) showGroup(group.id)
    },
  },
  {
    id: 'rename-group',
    group: 'photo',
    title: titles.renameGroup,
    keys: null,
    when: () => openGroup() !== null,
    run: () => useGroups.getState().askToRename(openGroup()),
  },
]
