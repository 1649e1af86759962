import { useAbout } from '../../features/about/index.ts'
import { useLedger } from '../../features/ledger/index.ts'
import { useLog } from '../../features/log/index.ts'
import { useSettings } from '../../features/settings/index.ts'
import { useWelcome } from '../../features/welcome/index.ts'
import { appStrings } from '../../strings/index.ts'
import { type InspectorTab, useLayout } from '../layout.ts'
import { usePalette } from '../palette/palette-store.ts'
import { goTo, useRoute } from '../routes.ts'
import { useTheme } from '../theme.ts'
import type { Command } from './command.ts'
import { always, onPhoto } from './conditions.ts'

const { commands: titles } = appStrings

const tab = (id: InspectorTab, title: string, keys: string): Command => ({
  id: `show-${id}`,
  group: 'view',
  title,
  keys,
  when: onPhoto,
  run: () => useLayout.getState().change({ tab: id }),
})

function showModels(): void {
  const { caseId, photoId } = useRoute.getState()
  goTo({ screen: 'models', caseId, photoId })
}

export const viewCommands: readonly Command[] = [
  tab('answer', titles.showAnswer, '1'),
  tab('reasoning', titles.showReasoning, '2'),
  tab('clues', titles.showClues, '3'),
  tab('run', titles.showRun, '4'),
  tab('verdict', titles.showVerdict, '5'),
  tab('file', titles.showFile, '6'),
  { id: 'models', group: 'view', title: titles.models, keys: 'shift+m', when: always, run: showModels },
  { id: 'theme', group: 'view', title: titles.theme, keys: 't', when: always, run: () => useTheme.getState().switchTheme() },
  { id: 'palette', group: 'view', title: titles.palette, keys: 'mod+k', when: always, run: () => usePalette.getState().show() },
  { id: 'settings', group: 'view', title: titles.settings, keys: 'mod+,', when: always, run: () => useSettings.getState().show() },
  { id: 'ledger', group: 'help', title: titles.ledger, keys: 'mod+l', when: always, run: () => useLedger.getState().show() },
  { id: 'welcome', group: 'help', title: titles.welcome, keys: null, when: always, run: () => useWelcome.getState().show() },
  { id: 'log', group: 'help', title: titles.log, keys: 'l', when: always, run: () => useLog.getState().show() },
  { id: 'about', group: 'help', title: titles.about, keys: 'i', when: always, run: () => useAbout.getState().show() },
  {
    id: 'shortcuts',
    group: 'help',
    title: titles.shortcuts,
    keys: '?',
    when: always,
    run: () => useLayout.getState().change({ shortcutsOpen: true }),
  },
]
