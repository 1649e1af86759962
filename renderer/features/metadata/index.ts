import './metadata.css'

export { MetadataPanel } from './metadata-panel.tsx'
