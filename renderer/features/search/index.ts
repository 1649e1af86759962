export { useSearch } from './store.ts'
