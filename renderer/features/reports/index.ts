import './reports.css'

export { ExportDialog } from './export-dialog.tsx'
export { useExport } from './export-store.ts'
export { ImportDialog } from './import-dialog.tsx'
export { useImport } from './import-store.ts'
export { ImportedNote } from './imported-note.tsx'
export { ReportDialog } from './report-dialog.tsx'
export { useReport } from './report-store.ts'
