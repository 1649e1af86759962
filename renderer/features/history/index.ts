export { HistoryToast } from './history-toast.tsx'
export { useHistory } from './store.ts'
