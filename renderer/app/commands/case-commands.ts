import { useCases } from '../../features/cases/index.ts'
import { choosePhotos } from '../../features/photos/index.ts'
import { appStrings } from '../../strings/index.ts'
import { goTo, useRoute } from '../routes.ts'
import { addFiles } from '../session.ts'
import type { Command } from './command.ts'
import { always, inCase } from './conditions.ts'

const { commands: titles } = appStrings

function showAllCases(): void {
  const { caseId } = useRoute.getState()
  goTo({ screen: 'cases', caseId, photoId: null })
}

export const caseCommands: readonly Command[] = [
  {
    id: 'new-case',
    group: 'case',
    title: titles.newCase,
    keys: 'n',
    when: always,
    run: () => useCases.getState().openForm({ kind: 'new' }),
  },
  { id: 'all-cases', group: 'case', title: titles.allCases, keys: 'o', when: always, run: showAllCases },
  {
    id: 'case-properties',
    group: 'case',
    title: titles.caseProperties,
    keys: null,
    when: () => useRoute.getState().caseId !== null,
    run: () => useCases.getState().openProperties(useRoute.getState().caseId),
  },
  { id: 'add-photos', group: 'case', title: titles.addPhotos, keys: 'mod+o', when: inCase, run: () => choosePhotos(addFiles) },
]
