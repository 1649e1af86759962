import { Scan } from 'lucide-react'
import type { Entity } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { useEntities } from './entities-store.ts'

interface EntityBoxesProps {
  /** Shows where the entity is named. */
  onOpen: () => void
}

/** Where claims were found in the photo, in fractions of it; the stroke's dashes tell their status, as the lines under the words do. */
export function EntityBoxes({ onOpen }: EntityBoxesProps) {
  const entities = useEntities((state) => state.found?.entities)
  const shown = useEntities((state) => state.boxesShown)
  const lit = useEntities((state) => state.lit)
  const chosen = useEntities((state) => state.chosen)
  const light = useEntities((state) => state.light)
  const choose = useEntities((state) => state.choose)
  if (!entities) return null
  // Hidden boxes still light up with the words that speak of them.
  const boxed = entities.filter(({ region, key }) => region !== null && (shown || key === lit || key === chosen))
  return (
    <svg className="entity-boxes" viewBox="0 0 1 1" preserveAspectRatio="none" role="presentation">
      {boxed.map(({ key, region }) => (
        <polygon key={key} className="entity-box-shade" points={pointsOf(region)} />
      ))}
      {boxed.map(({ key, label, status, region }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the entity's mark in the words is the same action for the keyboard.
        <polygon
          key={key}
          className="entity-box"
          data-status={status}
          data-lit={key === lit || key === chosen || undefined}
          points={pointsOf(region)}
          onPointerEnter={() => light(key)}
          onPointerLeave={() => light(null)}
          onClick={() => {
            choose(key)
            onOpen()
          }}
        >
          <title>{entityStrings.boxLabel(label, entityStrings.statuses[status])}</title>
        </polygon>
      ))}
    </svg>
  )
}

const pointsOf = (region: Entity['region']) => region?.map(({ x, y }) => `${x},${y}`).join(' ')

export function EntityBoxesToggle({ keys }: { keys: string }) {
  const shown = useEntities((state) => state.boxesShown)
  const toggle = useEntities((state) => state.toggleBoxes)
  return (
    <IconButton label={shown ? entityStrings.hideBoxes : entityStrings.showBoxes} keys={keys} aria-pressed={shown} onClick={toggle}>
      <Scan aria-hidden="true" />
    </IconButton>
  )
}
