import { useHints } from '../../features/hints/index.ts'
import { appStrings } from '../../strings/index.ts'
import { useMapDrawer } from '../map-drawer-store.ts'
import type { Command } from './command.ts'
import { inCase } from './conditions.ts'

const { commands: titles } = appStrings

function making(start: () => void): () => void {
  return () => {
    useMapDrawer.getState().show('hints')
    start()
  }
}

export const hintCommands: readonly Command[] = [
  { id: 'map-hints', group: 'map', title: titles.hints, keys: 'h', when: inCase, run: () => useMapDrawer.getState().toggle('hints') },
  { id: 'map-sun', group: 'map', title: titles.sunOnMap, keys: 's', when: inCase, run: () => useMapDrawer.getState().toggle('sun') },
  { id: 'map-files', group: 'map', title: titles.mapFiles, keys: 'y', when: inCase, run: () => useMapDrawer.getState().toggle('files') },
  {
    id: 'draw-hint',
    group: 'map',
    title: titles.drawHint,
    keys: 'shift+h',
    when: inCase,
    run: making(() => useHints.getState().make({ kind: 'polygon', corners: 0 })),
  },
  {
    id: 'region-hint',
    group: 'map',
    title: titles.regionHint,
    keys: null,
    when: inCase,
    run: making(() => useHints.getState().make({ kind: 'region', name: '', nothingThere: false })),
  },
  {
    id: 'circle-hint',
    group: 'map',
    title: titles.circleHint,
    keys: null,
    when: inCase,
    run: making(() => useHints.getState().make({ kind: 'circle', centre: null, name: '', radiusText: '25', picking: false })),
  },
]
