import './answer.css'

export { AnswerPanel } from './answer-panel.tsx'
export { useAnswer } from './store.ts'
