import './cases.css'

export { CaseFormDialog } from './case-form.tsx'
export { CaseSwitcher } from './case-switcher.tsx'
export { NoCase } from './no-case.tsx'
export { useCases } from './store.ts'
