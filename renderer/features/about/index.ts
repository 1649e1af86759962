export { AboutDialog } from './about-dialog.tsx'
export { useAbout } from './store.ts'
