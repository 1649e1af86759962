import './verdict.css'

export { useVerdict } from './store.ts'
export { VerdictPanel } from './verdict-panel.tsx'
