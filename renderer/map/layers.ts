import { createBasemapLayer } from './basemap-layer.ts'
import { createCandidatesLayer } from './candidates-layer.ts'
import { createCellsLayer } from './cells-layer.ts'
import { createClaimLayer } from './claim-layer.ts'
import { createCornerHandles } from './corner-handles.ts'
import { createDrawTool } from './draw-tool.ts'
import { createGraticuleLayer } from './graticule-layer.ts'
import { createHintsLayer } from './hints-layer.ts'
import { createLabelLayer } from './label-layer.ts'
import type { Layer, LayerContext } from './layer.ts'
import { createMeasureTool } from './measure-tool.ts'
import { createOverlaysLayer } from './overlays-layer.ts'
import { createPackLayers } from './pack-layers.ts'
import { createRegionsLayer } from './regions-layer.ts'
import { createSpotLayer } from './spot-layer.ts'
import { createSunLayer } from './sun-layer.ts'

export interface LayerOptions {
  onChooseCandidate: (rank: number) => void
}

/** All layers of the map by name. A new one is a file of its own and a line here; the page sets its data by that name. */
export function createLayers(context: LayerContext, { onChooseCandidate }: LayerOptions) {
  return {
    basemap: createBasemapLayer(context),
    cells: createCellsLayer(context),
    labels: createLabelLayer(context),
    regions: createRegionsLayer(context),
    candidates: createCandidatesLayer(context, onChooseCandidate),
    graticule: createGraticuleLayer(context),
    packs: createPackLayers(context),
    spot: createSpotLayer(context.map),
    measure: createMeasureTool(context.map),
    claim: createClaimLayer(context.map),
    hints: createHintsLayer(context),
    overlays: createOverlaysLayer(context),
    sun: createSunLayer(context),
    draw: createDrawTool(context.map),
    handles: createCornerHandles(context.map),
  }
}

export type Layers = ReturnType<typeof createLayers>

export const eachLayer = (layers: Layers): Layer[] => Object.values(layers)
