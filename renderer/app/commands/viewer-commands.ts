import { asksForCover, useCare, useViewer, viewer } from '../../features/viewer/index.ts'
import { viewerStrings } from '../../strings/index.ts'
import { openPhoto } from '../session.ts'
import type { Command } from './command.ts'
import { onPhoto } from './conditions.ts'

const { commands: titles } = viewerStrings

const ofPhoto = (id: string, title: string, keys: string | null, run: () => void, when: () => boolean = viewer.isOpen): Command => ({
  id,
  group: 'photo',
  title,
  keys,
  when,
  run,
})

const tool = (name: 'adjust' | 'crop' | 'measure' | 'magnifier', keys: string) =>
  ofPhoto(name, titles[name], keys, () => {
    const { tool: inHand, setTool } = useViewer.getState()
    setTool(inHand === name ? null : name)
    // The arrow keys work the tool at once.
    viewer.focus()
  })

const coverable = () => {
  const photo = openPhoto()
  return photo !== null && asksForCover(useCare.getState(), photo.id)
}

const mark = (graphic: boolean) => () => {
  const photo = openPhoto()
  if (photo) void useCare.getState().mark(photo.id, graphic)
}

export const viewerCommands: readonly Command[] = [
  ofPhoto('turn-left', titles.turnLeft, '[', () => useViewer.getState().turnBy(-90)),
  ofPhoto('turn-right', titles.turnRight, ']', () => useViewer.getState().turnBy(90)),
  ofPhoto('actual-size', titles.actualSize, null, viewer.actualSize),
  tool('adjust', 'a'),
  tool('magnifier', 'z'),
  tool('measure', 'r'),
  tool('crop', 'x'),
  ofPhoto('reset-look', titles.resetLook, null, () => useViewer.getState().reset()),
  ofPhoto(
    'toggle-cover',
    titles.toggleCover,
    'c',
    () => {
      const photo = openPhoto()
      if (photo) useCare.getState().toggle(photo.id)
    },
    coverable,
  ),
  ofPhoto('mark-graphic', titles.markGraphic, null, mark(true), onPhoto),
  ofPhoto('mark-harmless', titles.markHarmless, null, mark(false), onPhoto),
]
