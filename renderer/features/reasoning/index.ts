import './reasoning.css'

export { ReasoningPanel } from './reasoning-panel.tsx'
export { useReasoning } from './store.ts'
