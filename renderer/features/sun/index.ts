export { measureOf } from './measure.ts'
export { type SunPlace, useSun } from './store.ts'
export { SunPanel, type SunPlaceOption } from './sun-panel.tsx'
export { zoneAt } from './zone-at.ts'
