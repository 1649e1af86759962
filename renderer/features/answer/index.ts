import './answer.css'

export { AnswerPanel } from './answer-panel.tsx'
export { looksAt, rankAfter, type Subject, useAnswer } from './store.ts'
