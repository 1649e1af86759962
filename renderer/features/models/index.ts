import './models.css'

export { FetchingNote } from './fetching-note.tsx'
export { ModelsScreen } from './models-screen.tsx'
export { followDownloads, useModels } from './store.ts'
