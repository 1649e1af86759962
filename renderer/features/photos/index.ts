import './photos.css'

export { choosePhotos, DropTarget } from './drop-target.tsx'
export { PhotoFacts } from './photo-facts.tsx'
export { PhotoPanel } from './photo-panel.tsx'
export { RemovePhotoDialog } from './remove-dialog.tsx'
export { usePhotos } from './store.ts'
export { useUploads } from './uploads-store.ts'
