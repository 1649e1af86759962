export { LedgerDialog } from './ledger-dialog.tsx'
export { useLedger } from './store.ts'
