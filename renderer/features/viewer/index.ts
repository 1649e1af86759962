import './viewer.css'

export { CareFields } from './care/care-menu.tsx'
export { keepThumbnailsCovered } from './care/care-sheet.ts'
export { asksForCover, useCare } from './care/care-store.ts'
export { viewer } from './current-stage.ts'
export { NoPhoto, PhotoStage } from './photo-stage.tsx'
export { useViewer } from './store.ts'
export { useViews } from './views-store.ts'
