import * as leaflet from 'leaflet'
import type { PackContent } from '../../electron/contract/packs.ts'
import type { LayerContext } from './layer.ts'
import { WORLD_MAX_ZOOM } from './view.ts'

export interface PackOnMap {
  id: string
  content: PackContent
}

export interface PacksOnMap {
  /** From the lowest to the highest. */
  packs: readonly PackOnMap[]
  language: string
}

/** Beyond a pack's own last zoom its tiles are drawn larger. */
const ZOOMS_BEYOND = 3
const DEEPEST_ZOOM = 19

/** Packs of the user's own: pictures as they are, vector tiles in the map's colours. */
export function createPackLayers({ map, colours }: LayerContext) {
  let drawn: leaflet.GridLayer[] = []
  let data: PacksOnMap = { packs: [], language: 'en' }
  /** What is being loaded for an older set is thrown away. */
  let turn = 0

  async function redraw() {
    turn += 1
    const own = turn
    const { packs, language } = data
    const last = Math.max(WORLD_MAX_ZOOM, ...packs.map(({ content }) => content.maxZoom + ZOOMS_BEYOND))
    map.setMaxZoom(Math.min(DEEPEST_ZOOM, last))
    const layers = await Promise.all(packs.map((pack) => (pack.content.tiles === 'mvt' ? vectorLayer(pack, language) : pictureLayer(pack))))
    if (own !== turn) return
    for (const layer of drawn) layer.remove()
    drawn = layers
    for (const layer of drawn) layer.addTo(map)
  }

  const shared = ({ content: { bounds, minZoom } }: PackOnMap) => ({
    pane: 'packs',
    minZoom,
    maxZoom: DEEPEST_ZOOM,
    bounds: leaflet.latLngBounds([bounds.south, bounds.west], [bounds.north, bounds.east]),
    attribution: '',
  })
  const addressOf = ({ id }: PackOnMap) => `packs/${id}/{z}/{x}/{y}`

  const pictureLayer = (pack: PackOnMap) =>
    leaflet.tileLayer(addressOf(pack), { ...shared(pack), maxNativeZoom: pack.content.maxZoom, minNativeZoom: pack.content.minZoom })

  /** The painter of vector tiles is large: it is fetched when there is a pack to draw. */
  async function vectorLayer(pack: PackOnMap, language: string): Promise<leaflet.GridLayer> {
    // It looks for Leaflet as a global of the page.
    Object.assign(globalThis, { L: leaflet })
    const [{ leafletLayer }, { packLabelRules, packPaintRules }] = await Promise.all([
      import('protomaps-leaflet'),
      import('./pack-rules.ts'),
    ])
    const palette = colours()
    const family = getComputedStyle(map.getContainer()).fontFamily
    return leafletLayer({
      ...shared(pack),
      url: addressOf(pack),
      maxDataZoom: pack.content.maxZoom,
      paintRules: packPaintRules(palette),
      labelRules: packLabelRules(palette, language, family),
      lang: language,
    }) as unknown as leaflet.GridLayer
  }

  return {
    set(next: PacksOnMap) {
      data = next
      void redraw()
    },
    repaint: () => void redraw(),
    destroy() {
      turn += 1
      for (const layer of drawn) layer.remove()
    },
  }
}
