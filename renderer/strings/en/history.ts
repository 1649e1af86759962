import type { ActType } from '../../../electron/contract/acts.ts'

/** What was done, as a noun: stands after “Undone:” and “Done again:”. */
const acts: Record<ActType, string> = {
  'rename-case': 'case renamed',
  'change-case': 'properties of the case changed',
  'change-photo': 'properties of the photo changed',
  'judge-clue': 'clue judged',
  'add-clue': 'own clue added',
  'change-clue': 'own clue changed',
  'remove-clue': 'own clue removed',
  'bring-back-clue': 'own clue brought back',
  'add-note': 'note added',
  'retract-note': 'note removed',
  'bring-back-note': 'note brought back',
  'decide-verdict': 'verdict given',
  'withdraw-verdict': 'verdict withdrawn',
  'reinstate-verdict': 'verdict reinstated',
  'remove-photo': 'photo removed',
  'bring-back-photo': 'photo brought back',
  'add-view': 'view of the photo kept',
  'rename-view': 'view renamed',
  'remove-view': 'view removed',
  'bring-back-view': 'view brought back',
  'set-case-care': 'care for graphic photos changed',
  'mark-graphic': 'photo marked',
  'add-hint': 'hint added',
  'change-hint': 'hint changed',
  'remove-hint': 'hint removed',
  'bring-back-hint': 'hint brought back',
  'add-overlay': 'file laid over the map',
  'remove-overlay': 'file taken off the map',
  'group-photos': 'photos grouped',
  'regroup-photos': 'groups changed',
  'rename-group': 'group renamed',
  'watch-folder': 'folder watched',
  'unwatch-folder': 'folder no longer watched',
}

const sentence = (act: string) => `${act.charAt(0).toUpperCase()}${act.slice(1)}.`

export const historyStrings = {
  acts,
  done: sentence,
  undone: (act: string) => `Undone: ${act}.`,
  redone: (act: string) => `Done again: ${act}.`,
  problem: (message: string) => message,
  undo: 'Undo',
  redo: 'Redo',
  dismiss: 'Dismiss',
}
