import { useAnswer } from '../../features/answer/index.ts'
import { atlas } from '../../features/atlas/index.ts'
import { appStrings } from '../../strings/index.ts'
import { useLayout } from '../layout.ts'
import type { Command } from './command.ts'
import { inCase } from './conditions.ts'

const { commands: titles } = appStrings

function switchMapPlace(): void {
  const { mapPlace, change } = useLayout.getState()
  change({ mapPlace: mapPlace === 'below' ? 'beside' : 'below' })
}

const chosen = () => {
  const { posterior, chosenRank } = useAnswer.getState()
  return posterior?.candidates.find(({ rank }) => rank === chosenRank)
}
const hasChosen = () => inCase() && chosen() !== undefined

function lookAtChosen(): void {
  const candidate = chosen()
  if (candidate) atlas.lookAt({ at: candidate.at, precisionM: candidate.radiusKm * 1000, title: candidate.name })
}

export const mapCommands: readonly Command[] = [
  { id: 'focus-map', group: 'map', title: titles.focusMap, keys: 'm', when: inCase, run: atlas.focus },
  { id: 'show-world', group: 'map', title: titles.showWorld, keys: 'w', when: inCase, run: atlas.showWorld },
  { id: 'go-to', group: 'map', title: titles.goTo, keys: 'f', when: inCase, run: atlas.openGoTo },
  { id: 'map-measure', group: 'map', title: titles.measure, keys: 'u', when: inCase, run: atlas.measure },
  { id: 'graticule', group: 'map', title: titles.graticule, keys: null, when: inCase, run: atlas.toggleGraticule },
  { id: 'candidate-place', group: 'map', title: titles.candidatePlace, keys: 'shift+c', when: hasChosen, run: lookAtChosen },
  { id: 'map-place', group: 'map', title: titles.mapPlace, keys: 'v', when: inCase, run: switchMapPlace },
]
