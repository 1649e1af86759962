import type { Map as LeafletMap } from 'leaflet'
import { createBasemapLayer } from './basemap-layer.ts'
import { createCandidatesLayer } from './candidates-layer.ts'
import { createCellsLayer } from './cells-layer.ts'
import { createClaimLayer } from './claim-layer.ts'
import { createCornerHandles } from './corner-handles.ts'
import { createDrawTool } from './draw-tool.ts'
import { createHintsLayer } from './hints-layer.ts'
import { createLabelLayer } from './label-layer.ts'
import type { Palette } from './palette.ts'
import { createRegionsLayer } from './regions-layer.ts'

/** What every layer can do, besides `set(data)`. */
export interface Layer {
  /** Draws again, after the colours or the view have changed otherwise than by a movement. */
  repaint?(): void
  destroy(): void
}

export interface LayerContext {
  map: LeafletMap
  /** The colours of the present theme. */
  colours: () => Palette
  onChooseCandidate: (rank: number) => void
}

/** All layers of the map by name. A new one is a file of its own and a line here; the page sets its data by that name. */
export function createLayers({ map, colours, onChooseCandidate }: LayerContext) {
  return {
    basemap: createBasemapLayer(map, colours),
    cells: createCellsLayer(map, colours),
    labels: createLabelLayer(map, colours),
    regions: createRegionsLayer(map, colours),
    candidates: createCandidatesLayer(map, onChooseCandidate),
    claim: createClaimLayer(map),
    hints: createHintsLayer(map, colours),
    draw: createDrawTool(map),
    handles: createCornerHandles(map),
  }
}

export type Layers = ReturnType<typeof createLayers>

export const eachLayer = (layers: Layers): Layer[] => Object.values(layers)
