import { useExport, useImport, useReport } from '../../features/reports/index.ts'
import { reportStrings } from '../../strings/index.ts'
import type { Command } from './command.ts'
import { always, inCase, onPhoto } from './conditions.ts'

const { commands: titles } = reportStrings

/** What leaves a case on paper or as a file, and the way back in. */
export const shareCommands: readonly Command[] = [
  { id: 'report', group: 'case', title: titles.report, keys: 'shift+r', when: onPhoto, run: () => useReport.getState().show() },
  { id: 'export-case', group: 'case', title: titles.exportCase, keys: 'mod+e', when: inCase, run: () => useExport.getState().show() },
  { id: 'import-case', group: 'case', title: titles.importCase, keys: null, when: always, run: () => useImport.getState().show() },
]
