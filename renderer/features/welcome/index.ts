import './welcome.css'

export { useWelcome } from './store.ts'
export { WelcomeDialog } from './welcome-dialog.tsx'
