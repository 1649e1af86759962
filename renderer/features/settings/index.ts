export { SettingsDialog } from './settings-dialog.tsx'
export { useSettings } from './store.ts'
