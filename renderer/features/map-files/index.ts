export { MapFilesPanel } from './map-files-panel.tsx'
export { useMapFiles } from './store.ts'
