export { type Basemap, type BasemapFiles, prepareBasemap } from './basemap-data.ts'
export { createMap, type MapController } from './create-map.ts'
export { regionStroke } from './regions-layer.ts'
