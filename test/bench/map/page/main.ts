// The map as the workbench's page makes it, alone in a page; `?answer` gives it a crowded one.
import { createMap, prepareBasemap } from '../../../../renderer/map/index.ts'
import { crowdedAnswer } from './crowded-answer.ts'

const nothing = () => {}
const element = document.querySelector<HTMLElement>('#map')
if (!element) throw new Error('No place for the map')
element.className = 'map'
const map = createMap(element, {
  zoomInTitle: 'Zoom in',
  zoomOutTitle: 'Zoom out',
  onChooseCandidate: nothing,
  onPointer: nothing,
  onPick: nothing,
})
const basemap = await prepareBasemap(async (name: string) => (await fetch(`basemap/${name}`)).json())
map.layers.basemap.set(basemap)
map.layers.labels.set(basemap, { names: null, countryName: () => null })
if (new URLSearchParams(location.search).has('answer')) {
  const answer = crowdedAnswer()
  map.layers.cells.set(answer)
  map.layers.candidates.set({ candidates: answer.candidates, chosenRank: 1 })
}
// Zoom 5 over the Alps: the answer fills the window and reaches beyond it.
map.moveTo({ lat: 48, lon: 10 }, 500)
document.body.dataset.ready = ''
