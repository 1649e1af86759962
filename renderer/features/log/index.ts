export { LogDialog } from './log-dialog.tsx'
export { useLog } from './store.ts'
