export { NotePanel } from './note-panel.tsx'
export { useNotes } from './store.ts'
