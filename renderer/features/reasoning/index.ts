import './reasoning.css'
import './entities.css'

export { followEntities, useEntities } from './entities-store.ts'
export { EntityBoxes, EntityBoxesToggle } from './entity-boxes.tsx'
export { ReasoningPanel } from './reasoning-panel.tsx'
export { stepEntity } from './step-entity.ts'
export { useReasoning } from './store.ts'
