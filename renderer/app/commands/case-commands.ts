import { useCases } from '../../features/cases/index.ts'
import { choosePhotos } from '../../features/photos/index.ts'
import { appStrings } from '../../strings/index.ts'
import { addFiles } from '../session.ts'
import type { Command } from './command.ts'
import { always, inCase } from './conditions.ts'

const { commands: titles } = appStrings

export const caseCommands: readonly Command[] = [
  {
    id: 'new-case',
    group: 'case',
    title: titles.newCase,
    keys: 'n',
    when: always,
    run: () => useCases.getState().openForm({ kind: 'new' }),
  },
  { id: 'add-photos', group: 'case', title: titles.addPhotos, keys: 'mod+o', when: inCase, run: () => choosePhotos(addFiles) },
]
