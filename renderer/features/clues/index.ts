import './clues.css'

export { BoxesToggle } from './boxes-toggle.tsx'
export { ClueBoxes } from './clue-boxes.tsx'
export { CluePanel } from './clue-panel.tsx'
export { useClues } from './store.ts'
