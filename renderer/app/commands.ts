import { useAbout } from '../features/about/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { useCases } from '../features/cases/index.ts'
import { useClues } from '../features/clues/index.ts'
import { useLog } from '../features/log/index.ts'
import { choosePhotos, usePhotos } from '../features/photos/index.ts'
import { isUnderWay, useRunSettings, useRuns } from '../features/runs/index.ts'
import { type InspectorTab, useLayout } from './layout.ts'
import { goTo, useRoute } from './routes.ts'
import { addFiles, locate, openPhoto, runShown } from './session.ts'
import { keysText } from './shortcut-keys.ts'
import { appStrings } from './strings.ts'
import { useTheme } from './theme.ts'

export interface Command {
  id: string
  title: string
  /** `mod+o`, `j`; null where only the menu reaches it. */
  keys: string | null
  when: () => boolean
  run: () => void
}

const always = () => true
const inCase = () => useRoute.getState().caseId !== null
const onPhoto = () => openPhoto() !== null
const { commands: titles } = appStrings

const tab = (id: InspectorTab, title: string, keys: string): Command => ({
  id: `show-${id}`,
  title,
  keys,
  when: onPhoto,
  run: () => useLayout.getState().change({ tab: id }),
})

function step(by: 1 | -1): void {
  const { photos } = usePhotos.getState()
  const { caseId, photoId } = useRoute.getState()
  const index = photos?.findIndex(({ id }) => id === photoId) ?? -1
  const next = photos?.[index + by]
  if (next) goTo({ caseId, photoId: next.id })
}

/** Everything the page can do by key or menu: the shortcuts, the list of shortcuts and the tests share it. */
export const commands: readonly Command[] = [
  { id: 'add-photos', title: titles.addPhotos, keys: 'mod+o', when: inCase, run: () => choosePhotos(addFiles) },
  {
    id: 'locate',
    title: titles.locate,
    keys: 'mod+enter',
    when: () => openPhoto()?.widthPx != null && useRunSettings.getState().draft !== null,
    run: () => void locate(),
  },
  {
    id: 'cancel-run',
    title: titles.cancelRun,
    keys: 'mod+.',
    when: () => useRuns.getState().runs?.some(isUnderWay) ?? false,
    run: () => {
      const shown = runShown()
      const underWay = useRuns.getState().runs?.find(isUnderWay)
      const run = shown && isUnderWay(shown) ? shown : underWay
      if (run) void useRuns.getState().cancel(run.id)
    },
  },
  { id: 'next-photo', title: titles.nextPhoto, keys: 'j', when: inCase, run: () => step(1) },
  { id: 'previous-photo', title: titles.previousPhoto, keys: 'k', when: inCase, run: () => step(-1) },
  tab('answer', titles.showAnswer, '1'),
  tab('reasoning', titles.showReasoning, '2'),
  tab('clues', titles.showClues, '3'),
  tab('run', titles.showRun, '4'),
  tab('verdict', titles.showVerdict, '5'),
  tab('file', titles.showFile, '6'),
  { id: 'toggle-boxes', title: titles.toggleBoxes, keys: 'b', when: onPhoto, run: () => useClues.getState().toggleBoxes() },
  {
    id: 'focus-photo',
    title: titles.focusPhoto,
    keys: 'p',
    when: onPhoto,
    run: () => document.querySelector<HTMLElement>('.stage')?.focus(),
  },
  { id: 'focus-map', title: titles.focusMap, keys: 'm', when: inCase, run: atlas.focus },
  { id: 'show-world', title: titles.showWorld, keys: 'w', when: inCase, run: atlas.showWorld },
  {
    id: 'map-place',
    title: titles.mapPlace,
    keys: 'v',
    when: inCase,
    run: () => {
      const { mapPlace, change } = useLayout.getState()
      change({ mapPlace: mapPlace === 'below' ? 'beside' : 'below' })
    },
  },
  { id: 'new-case', title: titles.newCase, keys: 'n', when: always, run: () => useCases.getState().openForm({ kind: 'new' }) },
  {
    id: 'remove-photo',
    title: titles.removePhoto,
    keys: 'delete',
    when: onPhoto,
    run: () => usePhotos.getState().askToRemove(openPhoto()),
  },
  { id: 'theme', title: titles.theme, keys: 't', when: always, run: () => useTheme.getState().switchTheme() },
  { id: 'log', title: titles.log, keys: 'l', when: always, run: () => useLog.getState().show() },
  { id: 'about', title: titles.about, keys: 'i', when: always, run: () => useAbout.getState().show() },
  { id: 'shortcuts', title: titles.shortcuts, keys: '?', when: always, run: () => useLayout.getState().change({ shortcutsOpen: true }) },
]

export const onMac: boolean = navigator.platform.startsWith('Mac')

function command(id: string): Command {
  const found = commands.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no command ${id}.`)
  return found
}

/** Runs a command if it makes sense now. */
export function runCommand(id: string): void {
  const { when, run } = command(id)
  if (when()) run()
}

/** Keys of a command, as shown to the person. */
export function keysOf(id: string): string {
  const { keys } = command(id)
  return keys ? keysText(keys, onMac) : ''
}
