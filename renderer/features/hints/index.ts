export { placeAt } from './api.ts'
export { HintPanel } from './hint-panel.tsx'
export { radiusOf } from './radius.ts'
export { useHints } from './store.ts'
