import { X } from 'lucide-react'
import type { EntitiesOfRun } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { useEntities } from './entities-store.ts'
import { EntityDetail } from './entity-detail.tsx'
import { StatusMark } from './status-mark.tsx'

/** The details of the claim that was chosen in the words, at the foot of what is read. */
export function ChosenEntity({ found }: { found: EntitiesOfRun | null }) {
  const chosen = useEntities((state) => state.chosen)
  const choose = useEntities((state) => state.choose)
  const entity = found?.entities.find(({ key }) => key === chosen)
  if (!entity) return null
  return (
    <aside className="chosen-entity" aria-label={entity.label}>
      <div className="chosen-head">
        <StatusMark status={entity.status} />
        <h3 className="entity-name" data-quoted={entity.kind === 'quoted' || undefined}>
          {entity.label}
        </h3>
        <span className="faint">{entityStrings.kinds[entity.kind]}</span>
        <IconButton label={entityStrings.closeDetail} onClick={() => choose(null)}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <EntityDetail entity={entity} />
    </aside>
  )
}
