import 'leaflet/dist/leaflet.css'
import '../../map/map.css'
import './atlas.css'

export { atlas } from './current-map.ts'
export type { MapMarks } from './legend-marks.tsx'
export { countryNamer } from './map-language.ts'
export { MapPanel } from './map-panel.tsx'
export { useAtlas } from './store.ts'
