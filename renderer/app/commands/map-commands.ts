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

export const mapCommands: readonly Command[] = [
  { id: 'focus-map', group: 'map', title: titles.focusMap, keys: 'm', when: inCase, run: atlas.focus },
  { id: 'show-world', group: 'map', title: titles.showWorld, keys: 'w', when: inCase, run: atlas.showWorld },
  { id: 'map-place', group: 'map', title: titles.mapPlace, keys: 'v', when: inCase, run: switchMapPlace },
]
