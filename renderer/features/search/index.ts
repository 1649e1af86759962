export { MarkedText } from './marked-text.tsx'
export { useSearch } from './store.ts'
